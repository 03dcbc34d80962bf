// Texts are read once; ICU fills their placeholders.
#include "platform/texts/catalogue.h"

#include <mutex>
#include <stdexcept>
#include <unordered_map>

#include "platform/json/value.h"
#include "platform/texts/patterns.h"

namespace texts {

namespace {

icu::Locale locale(Language language) {
    switch (language) {
        case Language::sv: return {"sv", "SE"};
        case Language::en: return {"en", "GB"};
        case Language::nb: return {"nb", "NO"};
    }
    return {"sv", "SE"};
}

std::unique_ptr<icu::MessageFormat> parsed(Language language, std::string const& id,
                                           std::string const& text) {
    auto pattern = pattern_of(locale(language), text);
    if (!pattern) throw std::invalid_argument("text " + id + " has a broken pattern: " + text);
    return pattern;
}

struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
};

struct Entry {
    std::string text;
    std::unique_ptr<icu::MessageFormat> pattern;  ///< Only for texts with placeholders.
};

}

struct Catalogue::Parts {
    std::array<std::unordered_map<std::string, Entry, Hash, std::equal_to<>>, languages.size()>
        entries;

    void add(Source const& source) {
        auto const value = json::parse(source.json);
        if (!value || !value->object())
            throw std::invalid_argument(
                "texts of " + source.part + " in " + std::string(code(source.language)) +
                " are not a JSON object: " + (value ? "" : value.error().why));
        for (auto const& [name, text] : value->object()->members()) {
            auto const id = source.part + "." + name;
            Entry entry{std::string(text.text()), nullptr};
            if (entry.text.contains('{')) entry.pattern = parsed(source.language, id, entry.text);
            entries[static_cast<std::size_t>(source.language)].insert_or_assign(id,
                                                                                std::move(entry));
        }
    }
};

Catalogue::Catalogue(std::vector<Source> const& sources) : parts_(std::make_unique<Parts>()) {
    for (auto const& source : sources) parts_->add(source);
    for (auto const& [id, entry] : parts_->entries[0])
        for (auto language : languages)
            if (!find(language, id))
                throw std::invalid_argument("text " + id + " is missing in " +
                                            std::string(code(language)));
}

Catalogue::~Catalogue() = default;
Catalogue::Catalogue(Catalogue&&) noexcept = default;

std::string const* Catalogue::find(Language language, std::string_view id) const {
    auto const& entries = parts_->entries[static_cast<std::size_t>(language)];
    auto const found = entries.find(id);
    return found == entries.end() ? nullptr : &found->second.text;
}

std::map<std::string, std::string> Catalogue::all(Language language) const {
    std::map<std::string, std::string> found;
    for (auto const& [id, entry] : parts_->entries[static_cast<std::size_t>(language)])
        found.emplace(id, entry.text);
    return found;
}

std::string const& Catalogue::text(Language language, std::string_view id) const {
    if (auto const* found = find(language, id)) return *found;
    throw std::out_of_range("there is no text " + std::string(id));
}

std::string Catalogue::format(Language language, std::string_view id,
                              Arguments const& arguments) const {
    auto const& entries = parts_->entries[static_cast<std::size_t>(language)];
    auto const found = entries.find(id);
    if (found == entries.end()) throw std::out_of_range("there is no text " + std::string(id));
    if (!found->second.pattern) return found->second.text;
    return filled(*found->second.pattern, id, arguments);
}

}
