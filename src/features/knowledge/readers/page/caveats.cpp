// A source's reservations about its own text.
#include <algorithm>
#include <array>

#include "features/knowledge/readers/page/navigation.h"
#include "platform/basics/text.h"

namespace knowledge::readers {

namespace {

// recognises: reservations of a source about its own text; all words of one row stand in the
// sentence
struct Reservation {
    std::string_view first, second;
};
constexpr auto reservations = std::to_array<Reservation>({
    {"inte granskat", ""},
    {"ej granskat", ""},
    {"inte granskats", ""},
    {"ej granskats", ""},
    {"inte granskad", ""},
    {"ej granskad", ""},
    {"inte granskade", ""},
    {"inte kvalitetsgranskad", ""},
    {"inte granskar", ""},
    {"inte faktagranskat", ""},
    {"not been looked at", "editor"},
    {"not been reviewed", ""},
    {"not reviewed", ""},
    {"not been examined", ""},
    {"not been checked", "editor"},
    {"not been edited", ""},
    {"ikke gjennomgått", ""},
    {"ikke kvalitetssikret", ""},
    {"ikke redigert", ""},
    {"ikke kontrollert", "redaksjon"},
    {"ikke vurdert", "redaksjon"},
    {"maskinöversatt", ""},
    {"maskinöversättning", ""},
    {"machine translated", ""},
    {"machine translation", ""},
    {"machine-translated", ""},
    {"maskinoversatt", ""},
    {"automatiskt översatt", ""},
    {"projektgruppen själv formulerat", ""},
    {"provided by the project members themselves", ""},
    {"project group itself has formulated", ""},
    {"project team itself", "text"},
});

}

bool is_caveat(std::string_view sentence) {
    auto const folded = basics::folded(sentence);
    return folded.size() < 600 && std::ranges::any_of(
                                      reservations,
                                      [&](Reservation const& one) {
                                          return folded.contains(one.first) &&
                                                 folded.contains(one.second);
                                      });
}

}
