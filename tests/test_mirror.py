"""Tests mirror the sources: a file has a test of its name in the same wing, or stands here."""

from collections import Counter
from pathlib import Path

import belarus_options

SOURCES = Path(belarus_options.__file__).parent
TESTS = Path(__file__).parent

# Sources without a test of their name, below the test that runs them, and why it does.
RUN_BY = {
    # A command is a line or two; what all of them do alike is claimed for each that is registered.
    "cli/test_contract.py": (
        "cli/app.py", "cli/check.py", "cli/diff.py", "cli/explain.py", "cli/forms.py",
        "cli/methods.py", "cli/registry.py", "cli/reporting.py", "cli/score.py", "cli/screen.py",
        "model/choices.py", "views/commands/explain.py", "views/commands/weights.py",
    ),
    # Commands that report nothing.
    "cli/test_commands.py": (
        "cli/explain_rule.py", "cli/init.py", "cli/schema.py",
        "views/commands/rules.py",
    ),
    "cli/test_audit.py": ("views/commands/audit.py", "views/commands/audit_sentences.py"),
    "cli/test_import_matrix.py": ("cli/sheet_parameters.py",),
    "cli/test_interview.py": ("cli/asking.py", "cli/conversation.py"),
    # Of a command with most of what parameters can be.
    "cli/test_robustness.py": ("cli/parameters.py",),
    "cli/test_several_projects.py": ("cli/projects.py",),
    "cli/test_screened_options.py": ("views/report/screened_out.py",),
    "cli/test_settings.py": ("cli/setting_arguments.py",),
    # The entry point, of which the process is the claim.
    "cli/test_process.py": ("__main__.py",),
    # Records and what makes them valid: one slip in a folder is one problem.
    "files/test_problems.py": (
        "files/documents/partial_records.py", "files/documents/record_errors.py",
        "files/documents/record_types.py", "files/documents/records.py",
        "files/documents/several_options.py",
        "model/bundles_validity.py", "model/criteria_validity.py",
        "model/judgments_validity.py", "model/problem.py",
        "model/screening.py", "model/validity.py",
    ),
    "files/test_schema_records.py": (
        "model/base.py", "model/bundles.py", "model/criteria.py", "model/evidence.py",
        "model/judgments.py",
        "model/perspectives_and_scenarios.py",
    ),
    "files/documents/test_document.py": ("files/documents/composing.py",),
    "files/sheets/test_sheet.py": (
        "files/sheets/importing.py", "files/sheets/matrix.py", "files/sheets/remarks.py",
    ),
    "files/test_joint_draws.py": ("model/joint_draws.py",),
    # What the functions say is what their commands say.
    "library/test_functions.py": ("library/many_views.py", "library/whole_folders.py"),
    "library/test_results.py": ("views/briefing/one_report.py",),
    "files/sheets/test_returned.py": (
        "files/sheets/returned_lines.py", "files/sheets/returned_options.py",
        "files/sheets/returned_scales.py",
    ),
    "model/test_problem_catalogue.py": (
        "model/criteria_problem_catalogue.py", "model/sheet_problem_catalogue.py",
    ),
    "files/sheets/test_lacking.py": ("files/sheets/sheet_weights.py",),
    "files/sheets/test_layout.py": ("files/sheets/frame.py", "files/sheets/words.py"),
    "files/sheets/test_scales.py": ("files/sheets/criterion_scales.py",),
    "files/sheets/test_cells.py": ("files/sheets/markdown_tables.py", "files/sheets/table.py"),
    "properties/test_sheet_properties.py": (
        "files/sheets/delimited.py", "files/sheets/sheet_writer.py",
    ),
    # One slip in every file at once.
    "files/test_project.py": ("files/documents/mending.py", "files/parts.py", "model/doubt.py"),
    "files/test_folder.py": ("model/layout.py",),
    "studies/matrix/test_ranking.py": (
        "model/project.py", "model/settings.py", "model/tree.py",
    ),
    "views/commands/test_score_workbook.py": (
        "model/workbook_layout.py", "views/commands/score_workbook_scales.py",
        "views/commands/score_workbook_sources.py", "views/report/book.py",
    ),
    # A block of lines, and what is in it.
    "views/forms/test_problem_blocks.py": ("views/report/excerpt.py",),
    # Names of types alone.
    "methods/test_additive.py": ("methods/arrays.py",),
    # Each kind of distribution is drawn and integrated.
    "methods/test_quadrature.py": ("methods/distributions.py",),
    "methods/exact/test_nearest_weights.py": (
        "methods/exact/matrix_game.py", "methods/exact/whole_values.py",
    ),
    "studies/bundles/test_bundles.py": (
        "studies/bundles/asked.py", "studies/bundles/candidates.py",
        "studies/bundles/domination.py",
        "studies/bundles/effects.py", "studies/bundles/frontier.py", "studies/bundles/later.py",
        "studies/bundles/move.py", "studies/bundles/stacking.py", "studies/bundles/valued.py",
    ),
    "studies/diff/test_diff.py": (
        "studies/diff/first_place.py", "studies/diff/parts.py", "studies/diff/terms.py",
    ),
    "studies/diff/test_changes.py": (
        "studies/diff/scales.py", "studies/diff/statements.py",
    ),
    "studies/flip/test_flip.py": ("studies/flip/weights.py",),
    "studies/checks/test_checking.py": (
        "files/annotations.py", "model/finding.py", "studies/checks/allows.py",
        "studies/checks/catalogue.py", "studies/checks/comments.py", "studies/checks/rule.py",
    ),
    "studies/test_auditing.py": ("model/printed_matrix.py", "studies/adding_up.py"),
    "studies/test_perspectives.py": ("studies/disagreement.py",),
    "studies/test_sensitivity.py": ("studies/tornado.py",),
    "studies/test_robustness.py": ("studies/matrix/weight_space.py",),
    # What the page is made of.
    "views/briefing/test_page.py": (
        "cli/brief.py", "files/assets.py", "studies/briefing.py", "views/briefing/annexes.py",
        "views/briefing/bottom_line.py", "views/briefing/changes.py",
        "views/briefing/comparing.py",
        "views/briefing/deciding.py", "views/briefing/findings.py", "views/briefing/model.py",
        "views/briefing/parts.py", "views/briefing/weighing.py",
        "views/charts/rows_html.py", "views/forms/html.py", "views/forms/markup.py",
    ),
    "studies/test_weight_winners.py": ("studies/matrix/weight_lines.py",),
    # Shapes are drawn by the chart that needs them.
    "views/charts/test_rows_svg.py": ("views/charts/fills.py",),
    "views/forms/test_svg.py": (
        "views/charts/triangle_svg.py", "views/commands/map.py", "views/commands/score.py",
        "views/report/chart.py",
    ),
    "views/charts/test_triangle_terminal.py": ("views/commands/map_sentences.py",),
    "views/forms/test_text.py": ("views/forms/text_table.py",),
    # A long view is a file of sentences and one of tables.
    "studies/bundles/test_beside.py": (
        "views/commands/beside_words.py", "views/commands/score_bundles.py",
    ),
    "studies/bundles/test_explaining.py": ("views/commands/explain_bundle.py",),
    "views/commands/test_bundles.py": (
        "views/commands/bundles_picture.py", "views/commands/bundles_sentences.py",
        "views/commands/bundles_tables.py", "views/commands/bundles_words.py",
    ),
    "views/commands/test_diff.py": (
        "views/commands/diff_sentences.py", "views/commands/diff_words.py",
    ),
    "views/commands/test_elicit.py": ("views/commands/elicit_sentences.py",),
    "views/commands/test_flip.py": ("views/commands/flip_sentences.py",),
    "views/commands/test_flip_brief.py": ("views/commands/flip_words.py",),
    "views/commands/test_robustness.py": ("views/commands/robustness_tables.py",),
    "views/commands/test_perspectives.py": ("views/commands/perspectives_tables.py",),
    "views/commands/test_scenarios.py": ("views/commands/scenarios_tables.py",),
    "views/commands/test_screen.py": ("views/commands/screen_sentences.py",),
    "views/commands/test_sensitivity.py": ("views/commands/tornado.py",),
}  # fmt: skip

# Tests of no one file: published examples and properties; those at the top are about the whole.
BESIDE = ("cases", "properties")
# Tests in a wing that are about more than one of its files, and about what.
ACROSS = {
    "cli/test_commands.py": "commands that write files or explain a rule",
    "cli/test_contract.py": "what every reporting command does alike",
    "cli/test_hostile_sheets.py": "names in published tables that are up to something",
    "cli/test_hostile_texts.py": "texts that are up to something, in every command",
    "cli/test_jobs.py": "processes that a command starts, and how they end",
    "cli/test_limits.py": "how many lines commands say in brief",
    "cli/test_output_files.py": "files that any command writes",
    "cli/test_project_folder.py": "which folder a command reads",
    "cli/test_screened_options.py": "options that fail screening, in every command",
    "cli/test_scripts.py": "ids in scripts other than Latin, in every command",
    "cli/test_settings.py": "the settings that commands share",
    "cli/test_several_projects.py": "how a command about two projects names them",
    "cli/test_start_up.py": "what is loaded before a command runs",
    "cli/test_writers.py": "commands that write, disturbed on the way",
    "views/briefing/test_bench.py": "the briefing's weights, in a browser",
    "views/briefing/test_following.py": "what follows a change of the briefing, in a browser",
    "views/briefing/test_figures.py": "figures of the briefing and the results they come from",
    "views/briefing/test_keyboard.py": "the briefing by keyboard",
    "views/briefing/test_opening.py": "briefings of folders of every kind",
    "views/briefing/test_prints.py": "the briefing on paper",
    "views/briefing/test_taking.py": "what is taken away from the briefing",
    "views/test_counts.py": "counts in sentences and the result, of every command",
    "views/test_pointers.py": "figures of sentences and the result, of every command",
    "files/test_contents.py": "a project from bytes, as from a folder",
    "files/documents/test_nesting.py": "how deep a document may be, in processes of their own",
    "files/test_problems.py": "each slip in a file and the problem that it is",
    "files/test_schema_records.py": "the schemas' keys and the model's",
    "studies/checks/test_checking_properties.py": "all rules, whatever the order of options",
    "studies/test_robustness_extremes.py": "robustness at the edges",
    "studies/test_robustness_samples.py": "what robustness draws",
}


def names() -> tuple[set[str], set[str]]:
    """The sources by the test that they would have, and the tests that there are."""
    sources = {
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        if path.name != "__init__.py"
    }
    tests = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")}
    return sources, tests


def own_test(source: str) -> str:
    """The test that a source has by its name."""
    wing, _, name = source.rpartition("/")
    return f"{wing}/test_{name}" if wing else f"test_{name}"


def test_every_source_has_a_test_of_its_name_or_one_that_runs_it() -> None:
    """A new file needs either; what has a test of its own is not listed."""
    sources, tests = names()
    listed = Counter(source for run in RUN_BY.values() for source in run)
    assert {source for source in sources if own_test(source) not in tests} == set(listed)
    assert set(listed.values()) == {1}
    assert set(RUN_BY) <= tests


def test_every_test_is_of_a_source_or_says_what_it_is_about() -> None:
    """In the wings that mirror the sources."""
    sources, tests = names()
    mirroring = {test for test in tests if Path(test).parts[0] not in BESIDE and "/" in test}
    assert mirroring - {own_test(source) for source in sources} == set(ACROSS)


def test_no_test_is_longer_than_four_hundred_lines() -> None:
    """Nor a helper: what passes 400 lines wants to be two, as of the sources."""
    long = {
        path.name: count
        for path in TESTS.rglob("*.py")
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}
