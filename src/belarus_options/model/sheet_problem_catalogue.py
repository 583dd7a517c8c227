"""The problems of sheets that are imported: name, what it means, a way out."""

SHEET_PROBLEMS: dict[str, tuple[str, str]] = {
    "bad-encoding": (
        "The encoding that was asked for is none that is known.",
        "Leave `--encoding` out for UTF-8, or try `windows-1252`.",
    ),
    "bad-levels": (
        "An order of words does not fit the words of its criterion, or is none.",
        "Write `--levels CRITERION=worst,…,best` with every word of the criterion.",
    ),
    "bad-ratings": (
        "A scale of ratings is none, or no criterion has whole numbers on it.",
        "Write the lowest and the highest rating, as `--ratings 1-5`, or `--ratings no`.",
    ),
    "bad-workbook": (
        "A file begins as a workbook does and cannot be read as one: it is damaged, or a "
        "password protects it.",
        "Open it in a spreadsheet, and save it again or as CSV.",
    ),
    "duplicate-name": (
        "Two options or two criteria of a matrix have the same name, or two lines hold "
        "weights that differ.",
        "Rename one of them, or take it out.",
    ),
    "misnamed-row": (
        "A row or a column at the edge of a matrix has nearly the name of one that holds weights.",
        "Name it `weight`, or say by `--keep NAME` that it is an option or a criterion.",
    ),
    "mixed-decimals": (
        "One cell of a matrix can only be read with a decimal point, and another only with a "
        "decimal comma.",
        "Write all numbers with the same mark.",
    ),
    "mixed-delimiters": (
        "Some rows of a matrix are separated by commas and some by semicolons.",
        "Use one throughout, and put cells that hold it in quotes.",
    ),
    "mixed-units": (
        "The cells of a criterion have different units, or some have one and some have none.",
        "Convert all of them into one.",
    ),
    "no-table": (
        "A file is a document, a picture or an archive, and no table.",
        "Save the table as CSV, or give the workbook that it is in.",
    ),
    "no-totals": (
        "A published matrix has no printed totals, so there is nothing to recompute.",
        "Name their row or column `total`, or say which it is by `--totals NAME`.",
    ),
    "open-quote": (
        "A quoted cell of a matrix is not closed.",
        "Close it at the end of the cell, and write a quote within it twice.",
    ),
    "several-columns": (
        "Each option of a matrix has several columns, such as ratings and ratings times weights.",
        "Say by `--keep NAME` which of them hold the scores, or take the others out.",
    ),
    "over-limits": (
        "A result has more rows, columns or characters in a cell than a workbook takes: 1,048,576, "
        "16,384 and 32,767.",
        "Write CSV or JSON, which have no such limit.",
    ),
    "too-large": (
        "A project or a matrix has more options, criteria, scores or cells than can be worked "
        "with, or a workbook unpacks to far more than it should. The message has both numbers.",
        "Take out what is no option and no criterion, divide the project, or save a table alone "
        "as CSV.",
    ),
    "two-ways": (
        "Nothing in a matrix says whether its rows are options or criteria.",
        "Write `option` or `criterion` over the first column, or say `--options-in rows` or "
        "`--options-in columns`.",
    ),
    "uneven-row": (
        "A cell of a matrix stands in a column that has no heading, as where a decimal comma "
        "separates cells.",
        "Give the column a heading, or put the cell in quotes.",
    ),
    "unknown-levels": (
        "A criterion of a matrix has words whose order is not known, or more texts than levels.",
        "Say the order by `--levels CRITERION=worst,…,best`, or write numbers.",
    ),
    "unknown-line": (
        "`--totals`, `--weights` or `--ranks` names a row or a column that the table does not "
        "have.",
        "Use one of the names that the message lists.",
    ),
    "unknown-sheet": (
        "A workbook has no sheet of the name that was asked for.",
        "Use one of the names that the message lists.",
    ),
    "wrong-delimiter": (
        "The columns of a matrix are separated by something other than `,`, `;` or tabs.",
        "Save it as CSV with one of them.",
    ),
}
