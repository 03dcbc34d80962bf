// A round each second, when something has happened.
#include "app/record/shipping.h"

#include <chrono>

#include "app/record/handing.h"
#include "platform/jobs/rounds.h"
#include "platform/logging/log.h"
#include "platform/settings/settings.h"
#include "services/activity/edition.h"
#include "services/leases/leases.h"

namespace record {

namespace {

class Shipping {
public:
    explicit Shipping(web::Services& services)
        : services_(services), socket_(services.settings.record.syslog) {
        rounds_ = std::make_unique<jobs::Rounds>(
            std::chrono::seconds(1), [this](std::stop_token const& stop) { round(stop); },
            [this](std::string const& why) { failed(why); });
    }

private:
    void round(std::stop_token const& stop) {
        auto const edition = services_.edition.now();
        if (edition == shipped_) return;
        auto const lease = leases::take(services_.database, services_.now, "record_syslog");
        if (!lease) return;
        while (!stop.stop_requested() && !lease->lost().stop_requested()) {
            auto const sent = hand_on(services_.database, socket_);
            if (has_failed_) services_.log.write(logging::Level::info, "syslog_takes_again");
            has_failed_ = false;
            if (sent > 0) continue;
            shipped_ = edition;
            return;
        }
    }

    void failed(std::string const& why) {
        if (!has_failed_)
            services_.log.write(logging::Level::error, "syslog_failed", {{"why", why}});
        has_failed_ = true;
    }

    web::Services& services_;
    Socket socket_;
    std::uint64_t shipped_ = 0;
    bool has_failed_ = false;
    /// Last, so that its thread ends before what it uses.
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

std::shared_ptr<void> begin_shipping(web::Services& services) {
    if (services.settings.record.syslog.empty()) return nullptr;
    return std::make_shared<Shipping>(services);
}

}
