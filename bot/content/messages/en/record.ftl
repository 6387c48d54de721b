# The patient's record as therapists work with it, who looks after a patient, and what patients hear of that.

reads-only =
    You observe this patient: you can read everything here, and their therapist decides.
access-ended =
    Your access at { the-clinic } has ended, and your patients are in a colleague's care. Nothing more comes to this chat.
colleague-left =
    { $alias } no longer has access. { $count ->
        [0] Nobody was in their care.
        [one] 1 patient has passed to you and is told at a civil hour.
       *[other] { $count } patients have passed to you and are told at a civil hour.
    }
in-other-hands =
    { $left ->
        [yes] { $before } no longer works at { the-clinic }.
       *[no] { $before } has handed your exercises over to a colleague.
    } From now on <b>{ $therapist }</b> looks after you here. Your exercises stay as they are, and what you write to me goes to { $therapist }.
