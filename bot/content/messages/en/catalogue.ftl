# The printed catalogue that a clinician reads and signs (python -m bot content sheet FILE.html).

catalogue =
    Exercise catalogue
    .intro = Everything that patients read and do, to be read, corrected and signed. Nothing in it counts as approved until a name and a date stand in the files.
    .not-reviewed = Not reviewed by a clinician yet
    .contents = Contents
    .exercises = Exercises
    .programmes = Programmes
    .limits = Limits of pain, soreness and reports
    .danger-signs = Danger signs
    .countries = Emergency numbers
    .safety-texts = What is said at a danger sign
    .language = English
    .dose = Dose
    .usual = Usual range
    .tempo = Speed of one repetition
    .load = Load
    .intensity = How hard
    .talk-test = Still able to talk, not to sing
    .rest = Rest between sets
    .easier = Easier
    .harder = Harder
    .no-entry = no entry of its own
    .position = Position
    .kit = Needs
    .no-kit = nothing
    .tags = Kind
    .used-by = In programmes
    .nowhere = none
    .source = Source
    .how = How
    .watch = Watch
    .feel = Should be felt
    .not-feel = Should not be felt
    .mistakes = Easy to get wrong
    .cautions = Take care
    .ask-first = Ask the therapist first if
    .aim = Aim
    .expect = What to expect
    .caution = For whom, and limits
    .slots = When
    .lasts = Lasts
    .exercise = Exercise
    .easier-step = Easier step
    .swaps = May be swapped for
    .limit = Limit
    .value = Value
    .meaning = Meaning and source
    .sign = Sign
    .in-checklist = In the checklist
    .action = What happens
    .country = Country
    .emergency = Emergency
    .crisis = Crisis line
    .verified = Checked at its source
    .yes = yes
    .no = no
    .none = none
    .picture = Drawing of the movement
    .no-picture = Not drawn yet
    .approved = Approved
    .change = Change:
    .name = Name, profession
    .date = Date
catalogue-seconds = { $seconds } s
catalogue-tempo = { $out } s there, { $back } s back
catalogue-lasts = { $weeks } weeks, about { $minutes } minutes each time
catalogue-days = { $days }, { $times } a day
catalogue-action =
    { $action ->
        [emergency] The emergency number, now
        [urgent] A doctor today
       *[crisis] The crisis line and the emergency number
    }
catalogue-term =
    { $term ->
        [all_fours] on all fours
        [half_kneeling] half kneeling
        [lying_face_down] lying face down
        [lying_on_back] lying on the back
        [lying_on_side] lying on the side
        [sitting] sitting
        [standing] standing
        [aerobic] aerobic
        [balance] balance
        [breathing] breathing
        [control] control
        [isometric] isometric
        [mind_body] mindful movement
        [mobility] mobility
        [strength] strength
        [stretch] stretch
        [ankle] ankle
        [arm] arm
        [hip] hip
        [knee] knee
        [leg] leg
        [low_back] low back
        [neck] neck
        [shoulder] shoulder
        [trunk] trunk
        [upper_back] upper back
        [sets] sets
        [reps] repetitions
        [hold_s] seconds held
        [minutes] minutes
       *[other] { $term }
    }
