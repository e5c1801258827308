"""JupyterLab as a workbook: profile, prebuilt extension, start page, warm kernels.

Nothing here is imported by a notebook. The folders ``profile`` (Jupyter settings), ``labextensions`` (the browser's
half, no build step) and ``data`` (kernelspec) are plain files that the start command points JupyterLab to.
"""
