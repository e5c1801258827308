"""Warm kernels: a parent process that has imported everything forks a kernel in a fraction of a second.

forkserver.py runs in that parent, warm.py talks to it from the Jupyter server, provisioner.py is what Jupyter calls.
Where a fork is not possible the plain kernel is started, and nobody notices but the clock.
"""
