// A weighing as one who asks may see it, and what is done with it: each action stores and records
// in one transaction of the caller's.
#pragma once
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "features/ideas/actions.h"
#include "features/ideas/pairs/bradley_terry.h"
#include "features/ideas/pairs/choosing.h"
#include "features/ideas/show.h"
#include "features/ideas/weighing/rules.h"
#include "features/ideas/weighing/store.h"

namespace ideas::weighing {

/// What a link in a letter is good for.
inline constexpr std::string_view link_purpose = "ideas.weighing";

struct Seen {
    Weighing weighing = {};        ///< With those subjects only that this one may read.
    std::vector<Need> needs = {};  ///< The same, where they live now.
    std::size_t left_out = 0;      ///< So many others are weighed too.
    std::vector<Person> people = {};
    std::optional<Person> person = {};  ///< The one who asks, when they are asked.
    bool manages = false;
    bool is_closed = false;
    bool may_answer = false;
    bool may_see_result = false;
};

/// Those who manage it and the team they asked; among all who may answer nobody is inside.
inline bool is_inside(Seen const& seen) {
    return seen.manages || (seen.person && !seen.weighing.is_open_to_all);
}

/// Nothing when there is none, or it is no business of the viewer's. `person` is given for who has
/// a link. A list shows no subjects: without them `needs` is empty and `left_out` zero.
std::optional<Seen> seen(web::Services& services, db::Reader& reader,
                         permissions::Viewer const& viewer, WeighingId id,
                         std::optional<Person> const& person = {}, bool with_needs = true);

/// Whether the viewer answers for all that is weighed.
bool manages(web::Services& services, db::Reader& reader, permissions::Viewer const& viewer,
             Weighing const& weighing);

/// The judgements of all who have answered; of criteria only.
std::vector<Judgements> all_judgements(db::Reader& reader, Seen const& seen);

/// The answers to pairs among those that are seen, as places in `seen.weighing.subjects`; who could
/// not choose is left out.
std::vector<pairs::Comparison> comparisons(Seen const& seen,
                                           std::vector<PairAnswer> const& answers);
/// The pairs that somebody has answered, also those they could not judge.
std::set<pairs::Pair> pairs_of(Seen const& seen, std::vector<PairAnswer> const& answers);
/// What was sent of a pair, in the order in which pairs are kept; nothing unless both are weighed
/// and seen, and the choice is one of four.
std::optional<PairAnswer> pair_in(Seen const& seen, std::string_view first, std::string_view second,
                                  std::string_view choice);
/// A number for the person that stays the same.
std::uint64_t seed_of(WeighingId const& weighing, std::string_view person);

/// Writes it down and asks everybody.
Weighing make(web::Services& services, db::Transaction& tx, Hand const& hand, Good good,
              texts::Language language);
/// Closed by this answer when it was the last one. The person is made when anybody may answer.
void answer(db::Transaction& tx, Hand const& hand, Seen& seen, Judgements const& judgements);
void answer(db::Transaction& tx, Hand const& hand, Seen& seen, PairAnswer const& answer);
/// Says of pairs that one is done; false of who has not answered any.
bool finish(db::Transaction& tx, Hand const& hand, Seen& seen);
void close(db::Transaction& tx, Hand const& hand, Weighing const& weighing);
/// Letters to those who have not answered, at most one a day to each; how many.
std::size_t remind(web::Services& services, db::Transaction& tx, Hand const& hand, Seen const& seen,
                   texts::Language language);
void set_public(db::Transaction& tx, Hand const& hand, Weighing const& weighing, bool is_public);
/// Somebody more is asked: false when they are already.
bool ask_also(web::Services& services, db::Transaction& tx, Hand const& hand,
              Weighing const& weighing, Person person, texts::Language language);
void take_away(db::Transaction& tx, Hand const& hand, Weighing const& weighing,
               Person const& person);

}
