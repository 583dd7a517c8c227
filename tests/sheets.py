"""A spreadsheet's matrix read from a text, and the project that is made of it."""

from pathlib import Path

from belarus_options.files.folder import Folder
from belarus_options.files.project import load_project
from belarus_options.files.sheets.sheet import Matrix, matrix_files, read_matrix
from belarus_options.model.project import Project


def matrix_of(folder: Path, text: str | bytes, name: str = "matrix.csv") -> Matrix:
    """The matrix read from a file with this content."""
    data = text.encode() if isinstance(text, str) else text
    (folder / name).write_bytes(data)
    return read_matrix(folder / name)


def project_of(folder: Path, matrix: Matrix) -> Project:
    """The project loaded from the files that the importer makes of a matrix."""
    for name, data in matrix_files(matrix):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return load_project(Folder(folder)).project
