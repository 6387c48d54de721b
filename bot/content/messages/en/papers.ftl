# Files: what they are called, and what is said while they are made and when they come.

export =
    Which file about <b>{ $alias }</b>? It is made from what is stored now.
    .csv = 📊 Ratings (CSV)
    .json = 🗂 Everything (JSON)
export-own =
    Here comes everything that is stored about you: once to read (PDF) and once for a computer (JSON). Keep the files where only you can see them. If something in them is wrong, tell { $therapist } with /report.
preparing = Preparing { $file } …
file-name =
    { $kind ->
        [pdf] the progress report
        [handout] the exercise sheet
        [csv] the ratings
        [fhir] the FHIR bundle
        [json] the data file
       *[own] your data to read
    }
file =
    { $mine ->
        [yes] { $kind ->
            [json] 🗂 Everything that is stored about you, for a computer to read (JSON).
           *[own] 📄 Everything that is stored about you, to read (PDF).
        }
       *[no] { $kind ->
            [pdf] 📄 Progress report · <b>{ $alias }</b>. Check it before you pass it on.
            [handout] 🖨 Exercise sheet · <b>{ $alias }</b>, to print.
            [csv] 📊 Ratings and workouts · <b>{ $alias }</b>. Opens in any spreadsheet.
            [fhir] 🏥 FHIR R4 bundle · <b>{ $alias }</b>, checked against the standard.
           *[json] 🗂 Everything that is stored about <b>{ $alias }</b>. Your notes are in it.
        }
    }
document-failed =
    That file could not be made just now. Nothing is lost; please ask for it again in a few minutes. If it fails again, tell whoever runs this bot.
document-refused =
    That file isn't yours to have any more, so it was not made.

measure-name =
    { $measure ->
        [pain_before] Pain before
        [pain_during] Pain during
        [pain_after] Pain after
        [soreness] Soreness next morning
        [morning_pain] Pain next morning
        [mood] Mood
        [energy] Energy
        [sleep] Sleep
        [effort] Effort
        [status] What became of the workout
        [dose_done] Done of the dose
       *[pace] Pace of the steps
    }
