// The parts of Samverk, built in order over one data folder; they fall in reverse.
#pragma once
#include <memory>
#include <string>

#include "platform/logging/log.h"
#include "platform/metrics/metrics.h"
#include "platform/settings/settings.h"
#include "services/outbox/outbox.h"
#include "services/search/follower.h"
#include "services/web/feature.h"
#include "services/web/services.h"

namespace program {

struct Options {
    std::string data;           ///< The data folder; made when missing.
    std::string database = {};  ///< As in Place; empty: what the settings say.
    settings::Settings settings = {};
    basics::Clock now = basics::system_time;
    logging::Level least_logged = logging::Level::info;
};

/// Brings a database's schema up to this program.
void migrate(db::Database& database, resources::Resources const& resources, basics::Time now);

class Program {
public:
    /// Locks the folder, opens and migrates the database, loads registers, opens the index. Throws
    /// InUse, db::Failure and others with messages for the operator.
    explicit Program(Options options);
    ~Program();

    web::Services& services();
    search::Follower& follower();
    outbox::Outbox& outbox();
    logging::Log const& log() const;
    metrics::Metrics& metrics();
    std::vector<web::Feature> const& features() const;
    Options const& options() const;
    /// The secret from which the form token of visitors is made; kept in the data folder.
    std::string const& visitor_form_token() const;
    bool is_secure() const;

    /// Begins what the features do beside requests, for as long as what it gives is held. Only
    /// while the site is served.
    std::vector<std::shared_ptr<void>> begin_work();

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}
