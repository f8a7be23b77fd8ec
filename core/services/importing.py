"""Bringing in what the teacher already has: rosters, scores and weekly facts, essays.

One way for all: sheets → layout → mapping → proposal → commit. The dry run, the preview in the window and the import itself
run the same code; only the last step differs.

    facts = facts_of(course_id, open_work)
    workbook = read_workbook(path)                                   # core.importing.sheets; a str is pasted text
    source = choose_source(workbook, kind, facts, answers)           # which sheets, laid out as one plain table
    mapping = propose_mapping(source, kind, facts, answers, saved)   # columns to fields; change columns with dataclasses.replace
    proposal = build_proposal(source, mapping, facts, answers)       # counts, changes, rejected cells, open questions
    result = commit_proposal(proposal, open_work)                    # one journal step; nothing while a question is open

`import_roster`, `import_scores` and `import_essays` do all of it in one call.
"""
