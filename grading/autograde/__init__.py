"""autograde."""
