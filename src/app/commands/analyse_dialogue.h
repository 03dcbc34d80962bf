// samverk analyse dialogue: the opinion groups of a dialogue in files of one's own.
#pragma once
#include <string>

namespace commands {

struct AnalyseDialogueOptions {
    /// Votes as Polis exports them, or empty when a bundle is given.
    std::string votes;
    /// The statements, as Polis exports them; may be empty.
    std::string comments;
    /// A bundle downloaded from a dialogue.
    std::string bundle;
    /// What agreeing is in the file of votes: 1 or -1; 0 asks the file's documented form.
    int agree = 0;
    bool polis = false;
    bool json = false;
};

/// Prints {"k","groups":[{"id","members","representative"}],"positions","consensus",…}, or with a
/// bundle the bundle made anew, byte for byte. 1 when the bundle given differs from that. Throws
/// std::runtime_error that names the file and line when something cannot be read.
int analyse_dialogue(AnalyseDialogueOptions const& options);

}
