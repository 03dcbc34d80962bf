// Telling those who answer that their intake has closed by itself.
#pragma once
#include <memory>

#include "features/ideas/intake/intake.h"
#include "platform/jobs/rounds.h"

namespace ideas::intake {

/// One job; of several nodes one does it, by lease. The letters of one closing, its line in the log
/// and the note that they were sent are one transaction, in which it is looked at again.
class Closing {
public:
    explicit Closing(web::Services& services) : services_(services) {}
    std::shared_ptr<void> begin_work();
    /// Of how many organisations it told.
    std::size_t round();

private:
    bool tell(organisations::OrganisationId const& organisation);

    web::Services& services_;
    std::unique_ptr<jobs::Rounds> rounds_;
};

namespace store {

/// True for one caller alone, until forget_closing().
bool note_closing(db::Transaction& tx, organisations::OrganisationId const& organisation,
                  basics::Time now);
bool has_closing(db::Reader& reader, organisations::OrganisationId const& organisation);
void forget_closing(db::Transaction& tx, organisations::OrganisationId const& organisation);

}

}
