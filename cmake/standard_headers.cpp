// Holds the precompiled standard headers; nothing is in it.
