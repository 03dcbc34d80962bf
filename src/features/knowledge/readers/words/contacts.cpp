// Blocks about contacts: names, titles, numbers and addresses line by line.
#include <algorithm>
#include <array>

#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/people.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

// recognises: what people work as
constexpr auto title_words = std::to_array<std::string_view>({
    "projektledare",
    "projektansvarig",
    "projektkoordinator",
    "forskare",
    "professor",
    "lektor",
    "universitetslektor",
    "docent",
    "doktorand",
    "chef",
    "enhetschef",
    "avdelningschef",
    "verksamhetsledare",
    "verksamhetsutvecklare",
    "strateg",
    "utvecklare",
    "handläggare",
    "rådgivare",
    "seniorrådgivare",
    "samordnare",
    "koordinator",
    "direktör",
    "utvecklingsledare",
    "innovationsledare",
    "processledare",
    "senior",
    "researcher",
    "manager",
    "director",
    "lead",
    "leader",
    "head",
    "coordinator",
    "advisor",
    "adviser",
    "engineer",
    "ingenjör",
    "arkitekt",
    "konsult",
    "specialist",
    "expert",
    "adjunkt",
    "universitetsadjunkt",
    "vd",
    "ceo",
    "prosjektleder",
    "forsker",
    "seniorforsker",
    "rådgiver",
    "seniorrådgiver",
    "leder",
    "avdelingsleder",
    "direktør",
    "førsteamanuensis",
    "stipendiat",
    "planerare",
    "miljöstrateg",
    "hållbarhetsstrateg",
    "kommunikatör",
    "assistant",
    "associate",
    "lecturer",
    "innovationsstrateg",
    "digitaliseringsstrateg",
    "stadsbyggnadsdirektör",
    "utredare",
});

/// A line with a number or an address, perhaps behind a name.
void take_reaches(std::string_view line, std::vector<Reach> const& reaches, std::string_view role,
                  std::vector<Person>& persons) {
    auto const name = name_at_beginning(basics::trimmed(line.substr(0, reaches.front().begin)));
    bool const named = looks_like_person(name);
    if (named || persons.empty())
        persons.push_back({.name = std::string(named ? name : ""), .role = std::string(role)});
    for (auto const& reach : reaches) {
        auto const written = line.substr(reach.begin, reach.end - reach.begin);
        auto& field = reach.email ? persons.back().email : persons.back().telephone;
        if (field.empty()) field = reach.email ? plain_email(written) : std::string(written);
    }
}

/// "Anna Ek", "Anna Ek, projektledare, Sampelby kommun".
bool take_name(std::string_view line, std::string_view role, std::vector<Person>& persons) {
    auto const comma = std::min(line.find(','), line.size());
    if (!looks_like_person(line.substr(0, comma))) return false;
    auto title = basics::trimmed(line.substr(std::min(comma + 1, line.size())));
    if (title.ends_with('.')) title.remove_suffix(1);
    persons.push_back({.name = std::string(line.substr(0, comma)),
                       .title = std::string(title),
                       .role = std::string(role)});
    return true;
}

}

bool looks_like_title(std::string_view text) {
    if (text.size() > 90 || word_count(text) > 9) return false;
    for (auto const& token : tokens(text, 20))
        if (is_among(token.folded, title_words)) return true;
    return false;
}

bool take_contact_line(std::string_view line, std::string_view role, std::vector<Person>& persons) {
    line = basics::trimmed(line);
    if (line.size() > 160 || persons.size() >= most_persons) return false;
    auto const reaches = find_reaches(line);
    if (!reaches.empty()) {
        take_reaches(line, reaches, role, persons);
        return true;
    }
    bool const untitled = !persons.empty() && persons.back().title.empty();
    bool const short_line = word_count(line) <= 4 && !line.ends_with('.');
    if (!(untitled && looks_like_title(line))) {
        if (take_name(line, role, persons) || introduces_reach(line)) return true;
        if (!untitled || !short_line) return false;
    }
    persons.back().title = std::string(line);
    return true;
}

void merge_persons(std::vector<Person>& persons) {
    std::vector<Person> merged;
    for (auto& person : persons) {
        auto const same = std::ranges::find_if(merged, [&](Person const& other) {
            return person.name.empty()
                       ? (!person.email.empty() && person.email == other.email) ||
                             (!person.telephone.empty() && person.telephone == other.telephone)
                       : person.name == other.name;
        });
        if (same == merged.end()) {
            if (!person.name.empty() || !person.email.empty() || !person.telephone.empty())
                merged.push_back(std::move(person));
            continue;
        }
        if (same->title.empty()) same->title = person.title;
        if (same->email.empty()) same->email = person.email;
        if (same->telephone.empty()) same->telephone = person.telephone;
    }
    persons = std::move(merged);
}

}
