"""Layout, paint and input; no rules, no SQL, no HTTP."""
