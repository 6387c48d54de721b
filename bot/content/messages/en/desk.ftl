# The therapists' desk: who looks when, the inbox, digests and settings.

# To patients: when somebody will look. A habit of the clinic, never a promise that it has been read.
reply-by =
    { $now ->
        [yes] { $who }{ $instead ->
            [none] {""}
           *[other] , standing in for { $instead },
        } is at work until { $until }.
       *[no] { $who }{ $instead ->
            [none] {""}
           *[other] , standing in for { $instead },
        } is at work again from { $at }, and will look then.
    } An answer usually comes by { $by }.

# The list of reports.
reports =
    <b>{ $which ->
        [urgent] Urgent reports
        [mine] Reports of your own patients
        [seen] Seen, and nothing decided yet
        [patient] Open reports of { $alias }
       *[all] Open reports
    }: { $count }</b>{ $pages ->
        [1] {""}
       *[other] {" "}· page { $page } of { $pages }
    }
    { $lines }
    .all = All
    .urgent = 🔶 Urgent
    .mine = My patients
    .patient = One patient …
    .next-page = More ▶
    .previous-page = ◀ Back
    .seen = 👀 Not decided
reports-none =
    { $which ->
        [urgent] No urgent report is open.
        [mine] No report of your own patients is open.
        [seen] There is nothing that has been seen and not decided.
        [patient] No report of { $alias } is open.
       *[all] No open reports.
    }
reports-whose =
    Whose reports? Tap a name, or type it.{ $more ->
        [0] {""}
       *[other] {" "}{ $more } more have open reports; /find and the beginning of a name finds them.
    }
find-what =
    Please type what to find: a report's number, such as /find 3-1, or the beginning of a patient's name.
find-none =
    Nobody in your care is called that, and it is no report's number. A number looks like R-3-1.
find-several =
    { $count } patients have a name that begins like that. Whom do you mean?

# Taking a decision back.
undo =
    Take the last decision back?
    .yes = ↩️ Undo
undo-label = ↩️ Undo (until { $until })
undone =
    ↩️ R-{ $number } of { $alias } is as it was before.
plan-undone =
    ↩️ Taken back: { $alias }'s plan is as it was before, as version { $version }. { $told ->
        [no] { $alias } had not been told yet, so nothing goes to them.
       *[yes] { $alias } had been told of the change already, so a message that it is taken back goes to them too.
    }
undo-late =
    That was more than 10 minutes ago, or has been decided anew, so it can't be undone. This is how the report stands:
undo-changed-since =
    { $alias }'s plan has been changed again since, so nothing was undone. This is how the report stands:
told-undone =
    { $therapist } has taken back the last change that came of { $what }: your plan is as it was before, from your next workout. /plan shows it.
