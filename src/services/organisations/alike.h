// Organisations that may already be here under nearly the same name.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/organisations/directory.h"

namespace organisations {

/// Finds names that are the same but for legal form, order of words, or one letter that is wrong,
/// missing, too many or in its neighbour's place. Immutable after construction; the directory must
/// outlive it.
class Likeness {
public:
    explicit Likeness(Directory const& directory);

    /// The organisations of the draft's country that it may be, in the directory's order, at most
    /// `most`; never the one with the draft's own id.
    std::vector<Organisation const*> of(Organisation const& draft, std::size_t most = 5) const;

private:
    Directory const& directory_;
    /// What names leave when a letter is taken away, and the names themselves → places.
    std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

}
