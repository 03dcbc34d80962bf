// Looking through every block of an index, for the operator who asks.
#include "platform/fulltext/parts.h"

namespace fulltext {

std::optional<std::string> damage_of(std::filesystem::path const& folder) {
    try {
        auto const wrong = Xapian::Database::check(folder.string());
        if (wrong == 0) return std::nullopt;
        return std::to_string(wrong) + " places are wrong";
    } catch (Xapian::Error const& error) { return error.get_msg(); }
}

}
