// Own texts first; what is missing is Swedish, with marks around it.
#include "platform/texts/further.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "platform/texts/patterns.h"

namespace texts {

namespace {

/// Whose rules of number ICU follows: those of Finnish for Meänkieli, which ICU does not know.
icu::Locale locale(Further language) {
    switch (language) {
        case Further::easy: return {"sv", "SE"};
        case Further::fi:
        case Further::fit: return {"fi", "FI"};
        case Further::se: return {"se", "SE"};
    }
    return {"sv", "SE"};
}

}

std::string_view code(Further language) {
    constexpr std::array<std::string_view, 4> codes = {"lattlast", "fi", "fit", "se"};
    return codes[static_cast<std::size_t>(language)];
}

std::string_view tag(Further language) {
    return language == Further::easy ? "sv-x-easy" : code(language);
}

std::string_view own_name(Further language) {
    // recognises: what languages call themselves is the same in all of them.
    constexpr std::array<std::string_view, 4> names = {"Lättläst svenska", "Suomi", "Meänkieli",
                                                       "Davvisámegiella"};
    return names[static_cast<std::size_t>(language)];
}

std::optional<Further> parse_further(std::string_view text) {
    for (auto language : further_languages)
        if (text == code(language)) return language;
    return std::nullopt;
}

std::optional<std::set<std::string>> placeholders(std::string const& text) {
    std::set<std::string> names;
    if (!text.contains('{') && !text.contains('}')) return names;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    icu::MessagePattern const pattern(unicode(text), &where, status);
    if (U_FAILURE(status) || !pattern_of(locale(Further::fi), text)) return std::nullopt;
    for (int i = 0; i < pattern.countParts(); ++i) {
        auto const& part = pattern.getPart(i);
        auto const type = part.getType();
        if (type != UMSGPAT_PART_TYPE_ARG_NAME && type != UMSGPAT_PART_TYPE_ARG_NUMBER) continue;
        std::string name;
        pattern.getSubstring(part).toUTF8String(name);
        names.insert(std::move(name));
    }
    return names;
}

struct FurtherTexts::Patterns {
    std::map<std::string, std::unique_ptr<icu::MessageFormat>, std::less<>> by_id;
};

FurtherTexts::FurtherTexts(Further language, TextsById own, Catalogue const& swedish,
                           FallbackMarks const& marks)
    : language_(language),
      own_(std::move(own)),
      swedish_(swedish),
      marks_(marks),
      patterns_(std::make_unique<Patterns>()) {
    for (auto const& [id, text] : own_) {
        if (!text.contains('{')) continue;
        auto pattern = pattern_of(locale(language), text);
        if (!pattern) throw std::invalid_argument("text " + id + " has a broken pattern: " + text);
        patterns_->by_id.emplace(id, std::move(pattern));
    }
    for (auto const& [id, text] : swedish.all(Language::sv))
        if (!own_.contains(id)) fallen_back_.emplace(id, marks_.open + text + marks_.close);
}

FurtherTexts::~FurtherTexts() = default;

std::string const* FurtherTexts::find(std::string_view id) const {
    if (auto const found = own_.find(id); found != own_.end()) return &found->second;
    auto const found = fallen_back_.find(id);
    return found == fallen_back_.end() ? nullptr : &found->second;
}

std::string const& FurtherTexts::plain(std::string_view id) const {
    auto const own = own_.find(id);
    return own == own_.end() ? swedish_.text(Language::sv, id) : own->second;
}

std::string FurtherTexts::format(std::string_view id, Arguments const& arguments) const {
    auto const own = own_.find(id);
    if (own == own_.end())
        return marks_.open + swedish_.format(Language::sv, id, arguments) + marks_.close;
    auto const found = patterns_->by_id.find(id);
    if (found == patterns_->by_id.end()) return own->second;
    return filled(*found->second, id, arguments);
}

std::string FurtherTexts::date(basics::Date date) const {
    // recognises: the months' names in Finnish, as they stand in a date.
    constexpr std::array<std::string_view, 12> months = {
        "tammikuuta", "helmikuuta", "maaliskuuta", "huhtikuuta", "toukokuuta",  "kesäkuuta",
        "heinäkuuta", "elokuuta",   "syyskuuta",   "lokakuuta",  "marraskuuta", "joulukuuta"};

    if (language_ == Further::easy) return texts::date(Language::sv, date);
    if (date.month == 0) return std::to_string(date.year);
    if (language_ == Further::fi && date.day != 0)
        return std::to_string(date.day) + ". " +
               std::string(months[static_cast<std::size_t>(date.month - 1)]) + " " +
               std::to_string(date.year);
    // Numbers alone need no language.
    char text[32];
    if (date.day == 0) std::snprintf(text, sizeof text, "%04d-%02d", date.year, date.month);
    else std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}

FurtherShelf::FurtherShelf(Catalogue const& swedish, FallbackMarks marks, Shipped shipped)
    : swedish_(swedish), marks_(std::move(marks)), shipped_(std::move(shipped)) {
    for (auto const& [language, own] : shipped_)
        for (auto const& [id, text] : own) {
            auto const* known = swedish.find(Language::sv, id);
            if (!known)
                throw std::invalid_argument("text " + id + " is not there in Swedish, but in " +
                                            std::string(code(language)));
            ids_.insert(id);
        }
    for (auto language : further_languages) set(language, {});
}

std::shared_ptr<FurtherTexts const> FurtherShelf::now(Further language) const {
    std::scoped_lock const lock(mutex_);
    return now_.at(language);
}

void FurtherShelf::set(Further language, TextsById const& edited) {
    auto own = shipped(language);
    for (auto const& [id, text] : edited) {
        // A text that was taken out of the program leaves what editors wrote of it behind.
        if (!swedish_.find(Language::sv, id)) continue;
        if (text.empty()) own.erase(id);
        else own.insert_or_assign(id, text);
    }
    auto made = std::make_shared<FurtherTexts const>(language, std::move(own), swedish_, marks_);
    std::scoped_lock const lock(mutex_);
    now_[language] = std::move(made);
}

TextsById const& FurtherShelf::shipped(Further language) const {
    static TextsById const none;
    auto const found = shipped_.find(language);
    return found == shipped_.end() ? none : found->second;
}

}
