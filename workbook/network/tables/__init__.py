"""Tables in: bytes -> sheets of text cells -> actors and ties, with every fault at once."""
