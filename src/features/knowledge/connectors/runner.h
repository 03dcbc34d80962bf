// Fetching: one run after the other, each taken up again after a stop where it was.
#pragma once
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "features/knowledge/connectors/connector.h"
#include "platform/jobs/rounds.h"
#include "platform/outbound/outbound.h"
#include "services/web/services.h"

namespace knowledge::connectors {

/// Why a run ended, and whether to try again soon.
struct Ended {
    std::string why = {};     ///< The id of a text.
    std::string detail = {};  ///< Where, and what was said.
    bool may_pass = false;
    std::optional<std::chrono::seconds> asked_for =
        {};  ///< By the other side, before trying again.
};

class Runner {
public:
    /// Keys are sealed with the secret in the data folder's file connector_secret.
    Runner(web::Services& services, outbound::Client client);

    /// From now on what is due is fetched when it is.
    void begin_work();
    /// Interrupts the fetch under way, and waits for it.
    void end_work();

    /// Asks for a run now. False when one is under way already, or the connector is removed.
    /// `anew`: everything, also what has not changed since the last time.
    bool ask_for_run(ConnectorId id, bool anew);
    /// A connector's time may have changed.
    void wake();

    /// What begin_work does again and again: takes up interrupted runs, then those that are due,
    /// until none is left or it is told to stop. Nothing while another node does so.
    void round(std::stop_token const& stop);

    std::string sealed(std::string const& key) const;
    /// What speaks against fetching from an address, as the id of a text; or nothing.
    std::optional<std::string> wrong_address(std::string const& address) const;

private:
    bool has_work();
    std::optional<Run> next_run();
    void carry_out(Run run, std::stop_token const& stop);
    void fail_here(Run run, std::string const& why);
    std::expected<std::optional<Position>, Ended> take_step(Connector const& connector, Run& run,
                                                            std::stop_token const& stop);
    std::expected<std::optional<Position>, Ended> take_in(Connector const& connector, Run& run,
                                                          std::string const& asked,
                                                          outbound::Answer const& answer,
                                                          std::string_view bytes,
                                                          std::stop_token const& stop);
    void keep(Run const& run, std::string const& asked, outbound::Answer const& answer);
    static std::optional<Position> pass_over(Connector const& connector, Run& run,
                                             Ended const& ended);
    void finish(Run& run, bool may_pass, std::optional<std::chrono::seconds> asked_for);
    void save(Run const& run);
    std::optional<Connector> connector(ConnectorId id);

    web::Services& services_;
    outbound::Client client_;
    std::string secret_;
    std::unique_ptr<jobs::Rounds> rounds_;
    basics::Time resting_until_ = {};
};

}
