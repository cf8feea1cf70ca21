"""What both kits refuse before a word is called: names of the API as arguments, and files that are no scripts."""

OF_API = {
    "isFocused": "focused",
    "is_focused": "focused",
    "sessionContext": "context",
    "app_context": "context",
}
"""The arguments that are meant, by the names of the API."""

SCRIPTS = {
    "scripts/case.ts": "'scripts/case.ts' is no client script: name a file that ends with .js.",
    "größe (1).mjs": "",
    "größe.cts": "'größe.cts' is no client script: name a file that ends with .js.",
    "const a = b.ts": "",
    "scripts/hom.js": "There is no script 'scripts/hom.js' in ROOT; did you mean 'home.js'?",
    "other/x.js": "There is no script 'other/x.js' in ROOT.",
    "scripts/home.js": "",
}
"""By script: the sentence that refuses it, where `ROOT` stands for the folder; empty for a script that runs.

The folder has the file `scripts/home.js`.
"""
