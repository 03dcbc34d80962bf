// The feature at a glance, what holds a thing, and the work beside requests.
#include "app/weeding_pages/weeding_pages.h"

#include <chrono>

#include "app/weeding_pages/at_once.h"
#include "app/weeding_pages/pages.h"
#include "platform/jobs/rounds.h"
#include "platform/logging/log.h"
#include "services/attachments/attachments.h"
#include "services/leases/leases.h"
#include "services/moderation/weeded.h"
#include "services/registration/registration.h"

namespace weeding_pages {

namespace {

/// What lies beside subjects goes with its row at once, its bytes here.
void clean_files(web::Services& services) { services.attachments.clean(); }

/// An hourly look whether today's run is to be made, and whether a decision waits to be carried on.
class Keeping {
public:
    explicit Keeping(web::Services& services) : services_(services) {
        rounds_ = std::make_unique<jobs::Rounds>(
            std::chrono::hours(1), [this](std::stop_token const& stop) { round(stop); },
            [this](std::string const& why) {
                services_.log.write(logging::Level::error, "retention_failed", {{"why", why}});
            });
    }

private:
    bool is_all_done() {
        auto reader = services_.database.read();
        return weeding::has_run(reader, services_.now()) &&
               weeding::store::under_way(reader).empty();
    }

    void round(std::stop_token const& stop) {
        if (is_all_done()) return;
        auto const lease = leases::take(services_.database, services_.now, "retention");
        if (!lease) return;
        auto const with = tools(services_);
        std::vector<weeding::WeedingId> interrupted;
        {
            auto reader = services_.database.read();
            interrupted = weeding::store::under_way(reader);
        }
        for (auto const& id : interrupted)
            while (!stop.stop_requested() && !lease->lost().stop_requested() &&
                   weeding::carry_on(services_.database, with, services_.now(), id)) {}
        weeding::run(services_.database, with, services_.now(), stop);
        clean_files(services_);
    }

    web::Services& services_;
    /// Last, so that its thread ends before what it uses.
    std::unique_ptr<jobs::Rounds> rounds_;
};

}

web::Feature feature(web::Services& services) {
    using enum http::Method;
    using permissions::Permission;
    auto on = [&services](auto page) {
        return [&services, page](web::Visit const& visit) { return page(services, visit); };
    };
    return {
        .name = "weeding_pages",
        .pages =
            {
                {get, "/administration/{id}/retention", Permission::coordinate, on(show_overview)},
                {get, "/administration/{id}/retention/{rule}", Permission::coordinate,
                 on(show_rule)},
                {post, "/administration/{id}/retention/{rule}", Permission::coordinate,
                 on(change_rule)},
                {get, "/administration/{id}/weedings/{weeding}", Permission::coordinate,
                 on(show_decision)},
                {post, "/administration/{id}/weedings/{weeding}", Permission::coordinate,
                 on(decide)},
                {post, "/administration/{id}/weedings/{weeding}/file", Permission::coordinate,
                 on(download_list)},
            },
        .begin_work = [&services]() -> std::shared_ptr<void> {
            return std::make_shared<Keeping>(services);
        },
        .lifetimes = removed_at_once(),
    };
}

weeding::Tools tools(web::Services& services) {
    return {.log = services.activity,
            .rules = services.lifetimes,
            .holds = [&services](db::Reader& reader, std::string_view kind,
                                 std::string_view subject) -> std::string_view {
                activity::Subject const about{std::string(kind), std::string(subject)};
                if (moderation::is_open_about(reader, about, services.now())) return "looked_at";
                if (registration::is_open(reader, kind, subject)) return "registered";
                return {};
            },
            .forget =
                [&services](db::Transaction& tx, std::string_view kind, std::string_view subject) {
                    for (auto const& forget : services.forget_subject) forget(tx, kind, subject);
                }};
}

json::Object run_now(web::Services& services, bool is_dry) {
    auto const with = tools(services);
    auto const now = services.now();
    auto const day = basics::iso(basics::day_in_stockholm(now));
    json::Array before;
    {
        auto reader = services.database.read();
        before = weeding::amounts(reader, with, now);
    }
    if (is_dry) return {{"day", day}, {"dry_run", true}, {"rules", std::move(before)}};
    weeding::run(services.database, with, now, {});
    clean_files(services);
    json::Array rows;
    auto reader = services.database.read();
    for (auto const& counted : before) {
        auto row = *counted.object();
        if (auto const made = weeding::store::run(reader, day, counted.at("rule").text()))
            row.set("weeded_today", made->weeded);
        rows.push_back(std::move(row));
    }
    return {{"day", day}, {"dry_run", false}, {"rules", std::move(rows)}};
}

}
