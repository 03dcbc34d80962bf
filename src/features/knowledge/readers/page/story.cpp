// Sentences that say who leads, who takes part, who pays, when and how much.
#include "features/knowledge/readers/page/story.h"

#include <algorithm>
#include <array>
#include <span>

#include "features/knowledge/readers/page/publishers.h"
#include "features/knowledge/readers/partners.h"
#include "features/knowledge/readers/words/amounts.h"
#include "features/knowledge/readers/words/dates.h"
#include "features/knowledge/readers/words/names.h"
#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

// recognises: phrases after which the leading organisation stands
constexpr auto led_by = std::to_array<std::string_view>({
    "leds av ",
    "ledes av ",
    "led by ",
    "coordinated by ",
    "koordineras av ",
    "koordineres av ",
    "samordnas av ",
    "samordnes av ",
    "drivs av ",
    "projektägare är ",
    "prosjekteier er ",
    "koordinator är ",
    "koordinator for prosjektet er ",
    "the coordinator is ",
    "projektleder er ",
    "managed by ",
});

// recognises: phrases before which it stands
constexpr auto leads = std::to_array<std::string_view>({
    " som ska leda projektet",
    " som leder projektet",
    " ska leda projektet",
    " leder projektet",
    " koordinerar projektet",
    " samordnar projektet",
    " driver projektet",
    " som skal lede prosjektet",
    " skal lede prosjektet",
    " som leder prosjektet",
    " leder prosjektet",
    " koordinerer prosjektet",
    " leads the project",
    " is leading the project",
    " coordinates the project",
    " will lead the project",
    " is coordinating the project",
});

// recognises: hyphenated forms ("det RISE-ledda projektet")
constexpr auto led_suffixes =
    std::to_array<std::string_view>({"-ledda ", "-lett ", "-ledede ", "-ledet ", "-led "});

// recognises: words of place that lead from a person to the organisation
constexpr auto employed_at = std::to_array<std::string_view>(
    {" vid ", " på ", " hos ", " från ", " at ", " from ", " ved ", " fra ", " of "});

// recognises: phrases after which partners are listed
constexpr auto together = std::to_array<std::string_view>({
    " tillsammans med ",
    "i samarbete med ",
    "i samverkan med ",
    "in collaboration with ",
    "in cooperation with ",
    " together with ",
    "sammen med ",
    "i samarbeid med ",
    "partners i projektet är ",
    "projektets parter är ",
    "partners in the project are ",
    "i projektet deltar ",
    "i projektet ingår ",
    "projektpartner är ",
    "partnere er ",
    "i prosjektet deltar ",
});

// recognises: words that say that the project goes on, begins or ends
constexpr auto running = std::to_array<std::string_view>(
    {"pågår", "löper", "pågick", "projekttiden", "projekttid", "projektperioden", "genomförs",
     "genomfördes", "varar", "varer", "løper", "runs", "ran", "running", "project period",
     "prosjektperioden", "gjennomføres"});
constexpr auto beginning = std::to_array<std::string_view>(
    {"startade", "startar", "startat", "inleddes", "inleds", "började", "startet", "starter",
     "started", "starts", "launched", "began", "start"});
constexpr auto ending = std::to_array<std::string_view>(
    {"avslutas", "avslutades", "avslutats", "slutar", "slutade", "avsluttes", "avsluttet", "ends",
     "ended", "ending", "till och med", "until", "t.o.m"});
constexpr auto the_project = std::to_array<std::string_view>(
    {"projektet", "projekt", "prosjektet", "prosjekt", "project", "satsningen", "programmet"});

// recognises: words that make a sum the project's money
constexpr auto budget_words = std::to_array<std::string_view>(
    {"budget", "totalbudget", "projektbudget", "budsjett", "omslutning", "omsluter",
     "omfattar totalt", "kostnadsram", "total cost"});
constexpr auto grant_words = std::to_array<std::string_view>(
    {"beviljat",    "beviljats",   "beviljade",    "bidrag",   "stöd",    "medel",      "anslag",
     "finansieras", "finansierar", "finansiering", "får",      "fått",    "tilldelats", "grant",
     "awarded",     "funding",     "funded",       "received", "tildelt", "tilskudd",   "bevilget",
     "støtte",      "midler",      "får støtte",   "till"});

template <class List>
bool says(std::string_view folded, List const& phrases) {
    return std::ranges::any_of(
        phrases, [&](auto phrase) { return find_phrase(folded, phrase) != folded.npos; });
}

bool is_known(std::string_view name, Sources const& sources) {
    return read_partner(name, PartnerRole::partner, sources).helix.has_value();
}

/// The organisation that stands at the beginning of the text, also behind a person ("Anna Ek vid
/// Lunds universitet").
std::string organisation_at(std::string_view text, Sources const& sources) {
    auto const name = name_at_beginning(text);
    if (name.empty()) return {};
    auto const after =
        text.substr(static_cast<std::size_t>(name.data() - text.data()) + name.size());
    if (is_known(name, sources)) return std::string(name);
    bool const titled =
        after.starts_with(", ") && !starts_with_capital(basics::trimmed(after.substr(2)));
    if (looks_like_organisation(name) && !(titled && looks_like_person(name)))
        return std::string(name);
    for (auto word : employed_at) {
        auto const at = after.find(word);
        if (at == after.npos || at > 60 || after.substr(0, at).contains('.')) continue;
        auto const employer = name_at_beginning(after.substr(at + word.size()));
        if (!employer.empty() && looks_like_organisation(employer)) return std::string(employer);
    }
    return {};
}

/// "X ska leda projektet": the name right before the phrase.
std::string leader_before(std::string_view sentence, Sources const& sources) {
    for (auto phrase : leads) {
        auto const at = basics::folded(sentence).find(phrase);
        if (at == std::string::npos || at > sentence.size()) continue;
        auto name = name_at_end(sentence.substr(0, at));
        for (std::string_view opening : {"Det är ", "Det er ", "It is "})
            if (sentence.starts_with(opening) && name.data() <= sentence.data() + opening.size())
                name = name_at_end(sentence.substr(opening.size(), at - opening.size()));
        bool const sure = sentence.starts_with("Det är ") || sentence.starts_with("Det er ") ||
                          sentence.starts_with("It is ");
        if (!name.empty() && (sure || looks_like_organisation(name) || is_known(name, sources)))
            return std::string(name);
    }
    return {};
}

std::string leader_in(std::string_view sentence, Sources const& sources) {
    auto const folded = basics::folded(sentence);
    if (folded.size() != sentence.size()) return {};
    for (auto phrase : led_by) {
        auto const at = folded.find(phrase);
        if (at == folded.npos) continue;
        if (auto name = organisation_at(sentence.substr(at + phrase.size()), sources);
            !name.empty())
            return name;
    }
    if (auto name = leader_before(sentence, sources); !name.empty()) return name;
    for (auto suffix : led_suffixes) {
        auto const at = sentence.find(suffix);
        if (at == sentence.npos) continue;
        auto const name = name_at_end(sentence.substr(0, at));
        if (!name.empty() && (looks_like_organisation(name) || is_known(name, sources)))
            return std::string(name);
    }
    return {};
}

void read_leader(std::vector<std::string_view> const& all, Sources const& sources,
                 Content& content) {
    if (coordinator(content)) return;
    // A sentence that says who leads is trusted before a passing "RISE-ledda".
    for (auto sentence : all)
        if (auto const name = leader_in(sentence, sources); !name.empty())
            return add_partner(content, read_partner(name, PartnerRole::coordinator, sources));
}

void read_partners_of(std::vector<std::string_view> const& all, Sources const& sources,
                      Content& content) {
    bool const some = std::ranges::any_of(
        content.partners, [](Partner const& one) { return one.role == PartnerRole::partner; });
    if (some) return;
    for (auto sentence : all) {
        auto const folded = basics::folded(sentence);
        if (folded.size() != sentence.size()) continue;
        for (auto phrase : together) {
            auto const at = folded.find(phrase);
            if (at == folded.npos) continue;
            std::vector<Partner> found;
            bool sure = false;
            for (auto& partner : read_partners(sentence.substr(at + phrase.size()),
                                               PartnerRole::partner, sources)) {
                auto const name = std::string(name_at_beginning(partner.name));
                if (name.empty() || !(looks_like_organisation(name) || partner.helix)) break;
                if (name != partner.name)
                    partner = read_partner(name, PartnerRole::partner, sources);
                // "Programkontoret" alone may be anybody; beside a name that is sure it is a
                // partner.
                bool const abbreviation = name.size() > 1 && all_capitals(name);
                bool const called = has_organisation_word(name) && name.find(' ') != name.npos;
                sure = sure || partner.helix || abbreviation || called;
                found.push_back(std::move(partner));
            }
            if (!sure) continue;
            for (auto& partner : found) add_partner(content, std::move(partner));
            return;
        }
    }
}

void read_funder(std::vector<std::string_view> const& all, Content& content) {
    for (auto sentence : all) {
        if (!content.funder.empty()) return;
        content.funder = funder_in(sentence);
    }
}

void read_time(std::vector<std::string_view> const& all, Content& content) {
    if (content.start || content.end) return;
    for (auto sentence : all) {
        auto const folded = basics::folded(sentence);
        if (!says(folded, the_project)) continue;
        bool const runs = says(folded, running), begins = says(folded, beginning),
                   ends = says(folded, ending);
        if (!runs && !begins && !ends) continue;
        auto const period = read_period(sentence);
        if (!period) continue;
        bool const both = period->start && period->end && *period->start != *period->end;
        if (both) content.start = period->start, content.end = period->end;
        else if (begins && period->start) content.start = period->start;
        else if (ends && (period->end || period->start))
            content.end = period->end ? period->end : period->start;
        else continue;
        if (!period->told.empty() && content.duration.empty())
            content.duration = basics::shortened(period->told, 120);
        return;
    }
}

/// The first sum after one of the words; the first of all when none stands there.
FoundMoney const& sum_after(std::string_view folded, std::span<std::string_view const> words,
                            std::vector<FoundMoney> const& sums) {
    for (auto word : words) {
        auto const at = find_phrase(folded, word);
        for (auto const& sum : sums)
            if (at != folded.npos && sum.begin > at) return sum;
    }
    return sums.front();
}

void read_sums(std::vector<std::string_view> const& all, texts::Language language,
               Content& content) {
    if (!content.funding.empty()) return;
    for (auto sentence : all) {
        auto const sums = find_money(sentence, language);
        auto const folded = basics::folded(sentence);
        bool const budget = says(folded, budget_words), grant = says(folded, grant_words);
        if (sums.empty() || (!budget && !grant)) continue;
        auto const& sum = budget ? sum_after(folded, budget_words, sums) : sums.front();
        content.funding.push_back({.kind = budget ? FundingKind::total : FundingKind::grant,
                                   .money = sum.money,
                                   .from = budget ? std::string() : content.funder,
                                   .currency_assumed = sum.currency_assumed});
        return;
    }
}

}

void read_story(std::vector<std::string> const& paragraphs, texts::Language language,
                Sources const& sources, Content& content) {
    std::vector<std::string_view> all;
    for (auto const& paragraph : paragraphs)
        for (auto sentence : sentences(paragraph))
            if (sentence.size() <= 2000 && all.size() < 2000) all.push_back(sentence);
    read_leader(all, sources, content);
    read_partners_of(all, sources, content);
    read_funder(all, content);
    read_time(all, content);
    read_sums(all, language, content);
}

}
