// How words are taken apart here: by the dictionaries of our languages.
#pragma once
#include <memory>

namespace language {
class Analyser;
class Dictionaries;
}

namespace search {

/// Lemmas and parts of compounds from the dictionaries, stems for words that they do not know. The
/// first word takes a third of a second and 60 MB: made once and shared. A dictionary that is
/// missing leaves its language with stems.
std::shared_ptr<language::Analyser const> nordic_analyser(
    std::shared_ptr<language::Dictionaries const> dictionaries);
/// The same with the dictionaries of the machine.
std::shared_ptr<language::Analyser const> nordic_analyser();

}
