// Rules and what has reached them: rows, actions and letters.
#pragma once
#include <functional>
#include <memory>
#include <vector>

#include "features/ideas/actions.h"
#include "features/ideas/thresholds/threshold.h"
#include "platform/jobs/rounds.h"
#include "services/web/services.h"

namespace ideas::thresholds {

struct Reached {
    NeedId need = {};
    organisations::OrganisationId organisation = {};
    std::string who = {};
    members::MemberId member = {};
    Why why = Why::supports;
    std::int64_t supports = 0;
    basics::Time at = {};
};

std::optional<Rule> rule_of(db::Reader& reader, organisations::OrganisationId const& organisation);
/// Records it. What has reached the one before stays with whom it reached.
void set_rule(db::Transaction& tx, Hand const& hand,
              organisations::OrganisationId const& organisation, Rule rule);
/// False when there is none.
bool take_rule(db::Transaction& tx, Hand const& hand,
               organisations::OrganisationId const& organisation);

std::optional<Reached> reached(db::Reader& reader, NeedId const& need);
/// Those of the organisation, or of the member, that still wait for their answer, the first first;
/// at most `limit`.
std::vector<Reached> waiting(db::Reader& reader, organisations::OrganisationId const& organisation,
                             members::MemberId const& member, std::size_t limit);

/// Puts it on the decision maker's desk when it reaches the rule now: recorded, and told by letter,
/// once. Whether it did.
bool reach(web::Services& services, db::Transaction& tx, NeedId const& need);
/// Whoever leaves decides nothing any more.
void forget_decider(db::Transaction& tx, members::MemberId const& member);
void forget_reached(db::Transaction& tx, std::string_view need);

/// Looks for what has reached its rule without anybody's doing: a day has come, or supports were
/// merged. One job; of several nodes one does it, by lease.
class Reaching {
public:
    explicit Reaching(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    std::size_t round();

private:
    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

namespace store {

/// Those that wait, that everybody may read and that have reached nothing, with so many supports at
/// least, after this one in the order of ids.
std::vector<NeedId> candidates(db::Reader& reader,
                               organisations::OrganisationId const& organisation,
                               std::int64_t supports, NeedId const& after, std::size_t limit);
std::vector<organisations::OrganisationId> with_rule(db::Reader& reader);
void put(db::Transaction& tx, organisations::OrganisationId const& organisation, Rule const& rule);
bool remove(db::Transaction& tx, organisations::OrganisationId const& organisation);
/// True for one caller alone.
bool add(db::Transaction& tx, Reached const& reached);

}

}
