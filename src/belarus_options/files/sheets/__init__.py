"""Decision matrices in sheets: read and written as a project folder."""
