"""Shows how an exercise goes: a jointed figure drawn from key poses that are kept as data in content/figures."""
