// One table for all readers and all three languages.
#include "features/knowledge/readers/words/status_words.h"

#include <array>

#include "features/knowledge/readers/words/words.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

struct StatusWord {
    std::string_view word;
    Status status;
};

// recognises: status words of sources in Swedish, Norwegian and English
constexpr auto words = std::to_array<StatusWord>({
    {"planerad", Status::planned},
    {"planerat", Status::planned},
    {"kommande", Status::planned},
    {"ej påbörjad", Status::planned},
    {"ej påbörjat", Status::planned},
    {"ej startat", Status::planned},
    {"ej startad", Status::planned},
    {"inte påbörjat", Status::planned},
    {"planlagt", Status::planned},
    {"ikke startet", Status::planned},
    {"kommer", Status::planned},
    {"planned", Status::planned},
    {"upcoming", Status::planned},
    {"not started", Status::planned},
    {"beviljat", Status::planned},
    {"pågående", Status::ongoing},
    {"pågår", Status::ongoing},
    {"aktiv", Status::ongoing},
    {"aktivt", Status::ongoing},
    {"startat", Status::ongoing},
    {"igång", Status::ongoing},
    {"pågående projekt", Status::ongoing},
    {"aktivt projekt", Status::ongoing},
    {"løpende", Status::ongoing},
    {"pågår nå", Status::ongoing},
    {"i gang", Status::ongoing},
    {"ongoing", Status::ongoing},
    {"on-going", Status::ongoing},
    {"active", Status::ongoing},
    {"in progress", Status::ongoing},
    {"signed", Status::ongoing},
    {"ongoing project", Status::ongoing},
    {"avslutat", Status::completed},
    {"avslutad", Status::completed},
    {"slutfört", Status::completed},
    {"slutförd", Status::completed},
    {"avslutat projekt", Status::completed},
    {"klart", Status::completed},
    {"avsluttet", Status::completed},
    {"fullført", Status::completed},
    {"ferdig", Status::completed},
    {"ferdigstilt", Status::completed},
    {"completed", Status::completed},
    {"concluded", Status::completed},
    {"closed", Status::completed},
    {"finished", Status::completed},
    {"ended", Status::completed},
    {"completed project", Status::completed},
    {"finalised", Status::completed},
    {"avbrutet", Status::terminated},
    {"avbruten", Status::terminated},
    {"nedlagt", Status::terminated},
    {"avbrutt", Status::terminated},
    {"stoppet", Status::terminated},
    {"terminated", Status::terminated},
    {"cancelled", Status::terminated},
    {"canceled", Status::terminated},
    {"discontinued", Status::terminated},
    {"stoppat", Status::terminated},
    {"stoppad", Status::terminated},
    {"nedlagd", Status::terminated},
});

}

std::optional<Status> read_status(std::string_view text) {
    auto folded = basics::folded(basics::trimmed(text));
    while (!folded.empty() && (folded.back() == '.' || folded.back() == '!')) folded.pop_back();
    for (auto const& known : words)
        if (known.word == folded) return known.status;
    return std::nullopt;
}

std::optional<Status> read_status_beginning(std::string_view text) {
    auto const folded = basics::folded(basics::trimmed(text));
    std::size_t longest = 0;
    std::optional<Status> found;
    for (auto const& known : words)
        if (known.word.size() > longest && starts_with_phrase(folded, known.word)) {
            longest = known.word.size();
            found = known.status;
        }
    return found;
}

}
