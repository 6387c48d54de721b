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
