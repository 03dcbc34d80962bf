// What stands in the place of a name that nobody may see: one letter that no text has. Whoever
// shows it says it in the reader's language.
#pragma once
#include <string>
#include <string_view>

namespace permissions {

/// Of the private letters of Unicode (U+E000).
inline constexpr std::string_view hidden_name = "\xEE\x80\x80";

/// The text with these words wherever the name of somebody hidden stands.
inline std::string said_for_hidden(std::string text, std::string_view words) {
    auto at = text.find(hidden_name);
    while (at != text.npos) {
        text.replace(at, hidden_name.size(), words);
        at = text.find(hidden_name, at + words.size());
    }
    return text;
}

}
