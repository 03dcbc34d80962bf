// Kinds that nobody has thought of ask for everything: slow, never wrong.
#include "services/activity/changed.h"

#include <algorithm>

namespace activity {

namespace {

void add_texts(json::Value const& value, std::set<std::string, std::less<>>& texts) {
    if (auto const* text = value.string()) texts.insert(*text);
    for (auto const& element : value.elements()) add_texts(element, texts);
    if (auto const* object = value.object())
        for (auto const& [name, held] : object->members()) add_texts(held, texts);
}

}

Changed changed_since(db::Reader& reader, std::int64_t sequence,
                      std::span<std::string_view const> read,
                      std::span<std::string_view const> nobody) {
    auto const entries = entries_after(reader, sequence, most_followed_entries + 1);
    if (entries.size() > most_followed_entries) return {.reached = last_sequence(reader)};
    Changed changed{.all = false, .reached = entries.empty() ? sequence : entries.back().sequence};
    for (auto const& entry : entries) {
        auto const is_in = [&](std::span<std::string_view const> kinds) {
            return std::ranges::find(kinds, entry.subject.kind) != kinds.end();
        };
        if (is_in(nobody)) continue;
        if (!is_in(read)) return {.reached = entries.back().sequence};
        changed.ids.insert(entry.subject.id);
        add_texts(entry.details, changed.ids);
    }
    return changed;
}

}
