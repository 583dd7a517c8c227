"""Rules about the text itself; what they find comes with what the files say beside the data."""

from belarus_options.studies.checks.rule import Rule

cut_prose = Rule(
    "cut-prose",
    "warning",
    summary="A text ends at ` #`, from where on YAML takes it for a comment",
    why=(
        "In text without quotes a space and a `#` start a comment (YAML 1.2.2, section 6.6), "
        "so the rest of the sentence is gone from every output, and nothing says so. Two "
        "spaces before the `#`, or a number, a list or a choice before it, are taken as a "
        "comment that is meant."
    ),
    fix=(
        "Put the text in quotes, or on the next line after `>-`. If it is a comment, put two "
        "spaces before the `#`."
    ),
    example="""\
evidence:
  second-corridor:
    says: The brigade uses corridor #2 and a bridge.
""",
)


idle_allow = Rule(
    "idle-allow",
    "warning",
    summary="A comment `# check: allow` allows nothing",
    why=(
        "The comment names no rule, gives no reason, or stands where that rule reports "
        "nothing. It was misspelled, it moved away from its line, or the finding is gone. Left "
        "there, it would silence the next finding of its kind, and nobody would have judged "
        "that one. An `idle-allow` cannot be allowed itself."
    ),
    fix=(
        "Write it as `# check: allow RULE: reason`, on the reported line or above it, or take "
        "it out."
    ),
    example="""\
criteria:
  # check: allow no-scal: the anchors were fixed in 2019
  cost: {weight: 10, prefer: less}
""",
)


stale_allow = Rule(
    "stale-allow",
    "warning",
    summary="A comment `# check: allow` about the first place is about another leader or rival",
    why=(
        "That two options are close was judged for these two. Once weights, scores or options "
        "change, another can lead or come next, and nobody has judged that; a comment without "
        "ids would allow whatever comes. So a comment that allows a rule about the first place "
        "names the leader and the rival, or all that tie, as the finding does, and allows nothing "
        "about any others. A `stale-allow` cannot be allowed itself."
    ),
    fix=(
        "Judge the finding as it is now. If it stands, write it as "
        "`# check: allow no-clear-winner LEADER RIVAL: reason` with the ids that are reported, "
        "else take the comment out."
    ),
    example="""\
# check: allow no-clear-winner clinic school: both are to be put to the council
decision:
  title: Which clinic should the valley get?
""",
)


placeholder = Rule(
    "placeholder",
    "error",
    summary="A text is still the template's own",
    why=(
        "A blank folder comes with texts that say what to write in their place. Where one is left, "
        "nobody has thought about the matter, and the numbers beside it are examples of the form: "
        "totals of them look like a result and are none. Texts are compared with those of the "
        "template, so that one of your own can begin with the same words."
    ),
    fix="Write what the text asks for, or take the key, the criterion or the option out.",
    example="""\
decision:
  title: Write the decision here in a few words
""",
    many="{count} texts are still the template's own",
)
