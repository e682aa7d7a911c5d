"""A question set small enough to check by hand."""

from benchmarks.sets import question_set

COFFEE = question_set(
    {
        "name": "coffee",
        "faqs": [
            {"id": "opening", "question": "when do you open", "alternatives": ["opening hours on monday"]},
            {
                "id": "beans",
                "question": "where do your beans come from",
                "alternatives": ["origin of the coffee beans"],
            },
            {"id": "milk", "question": "do you have oat milk", "alternatives": ["which kinds of milk are there"]},
        ],
        "queries": [
            {"text": "opening hours please", "gold": ["opening"]},
            {"text": "origin of your beans", "gold": ["beans"]},
            {"text": "is there oat milk", "gold": ["milk"]},
            {"text": "what kinds of milk have you got", "gold": ["milk"]},
        ],
        "oos": ["who won the match", "how tall is the eiffel tower"],
    }
)
