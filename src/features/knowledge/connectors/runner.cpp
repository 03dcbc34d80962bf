// A run is a row from its beginning: whatever happens to the program, the next round finds it.
#include "features/knowledge/connectors/runner.h"

#include <algorithm>

#include "features/knowledge/connectors/rules.h"
#include "features/knowledge/connectors/sources.h"
#include "features/knowledge/connectors/store.h"
#include "features/knowledge/mapping_pages.h"
#include "platform/files/kept_secret.h"
#include "platform/files/temporary.h"
#include "platform/logging/log.h"
#include "platform/secrets/secrets.h"
#include "services/leases/leases.h"

namespace knowledge::connectors {

namespace {

constexpr std::chrono::seconds between_rounds{20}, rest{300};
constexpr std::size_t most_rejected = 300;

/// What an answer's status means when it brings nothing to read.
std::optional<Ended> refusal(outbound::Answer const& answer, basics::Time now) {
    int const status = answer.status;
    if ((status >= 200 && status < 300) || status == 304) return std::nullopt;
    auto const detail =
        answer.address.substr(0, answer.address.find('?')) + ": " + std::to_string(status);
    auto const asked_for = answer.retry_after(now);
    if (status == 401 || status == 403) return Ended{"connectors.failed_key", detail};
    if (status == 404 || status == 410) return Ended{"connectors.failed_gone", detail};
    if (status == 429) return Ended{"connectors.failed_busy", detail, true, asked_for};
    if (status >= 500) return Ended{"connectors.failed_theirs", detail, true, asked_for};
    return Ended{"connectors.failed_status", detail};
}

Ended ended_by(outbound::Failure const& failure) {
    return {"connectors.refused_" + std::string(outbound::name(failure.reason)),
            failure.detail.empty() ? failure.where : failure.where + ": " + failure.detail,
            failure.is_passing()};
}

std::string file_name_of(std::string const& address) {
    auto const path = address.substr(0, address.find_first_of("?#"));
    return path.substr(path.rfind('/') + 1);
}

/// A reader's failure may be the source's page of excuses, so that it may pass.
Ended ended_by(Rejected const& unreadable) {
    return {.why = unreadable.reason, .detail = unreadable.detail, .may_pass = true};
}

}

Runner::Runner(web::Services& services, outbound::Client client)
    : services_(services),
      client_(std::move(client)),
      secret_(files::kept_secret(services.data_folder + "/connector_secret")) {}

void Runner::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        between_rounds, [this](std::stop_token const& stop) { round(stop); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "connectors_failed", {{"why", why}});
        });
}

void Runner::end_work() { rounds_.reset(); }

void Runner::wake() {
    if (rounds_) rounds_->wake();
}

std::string Runner::sealed(std::string const& key) const { return secrets::seal(key, secret_); }

std::optional<std::string> Runner::wrong_address(std::string const& address) const {
    auto const failure = client_.refused(address);
    if (!failure) return std::nullopt;
    return "connectors.refused_" + std::string(outbound::name(failure->reason));
}

bool Runner::ask_for_run(ConnectorId id, bool anew) {
    {
        auto tx = services_.database.begin();
        auto const connector = find(tx, id);
        auto const earlier = runs_of(tx, id, 1);
        if (!connector || connector->state == State::removed ||
            (!earlier.empty() && earlier[0].state == RunState::running))
            return false;
        add_run(
            tx,
            {.id = RunId::make(), .connector = id, .anew = anew, .started_at = services_.now()});
        tx.commit();
    }
    wake();
    return true;
}

/// Interrupted and asked-for ones first; then one that is due, which goes on where it failed.
std::optional<Run> Runner::next_run() {
    auto tx = services_.database.begin();
    if (auto waiting = running(tx); !waiting.empty()) return waiting.front();
    auto const waiting = due(tx, services_.now());
    if (waiting.empty()) return std::nullopt;
    auto const& connector = waiting.front();
    Run run{.id = RunId::make(), .connector = connector.id, .started_at = services_.now()};
    if (auto const last = runs_of(tx, connector.id, 1);
        connector.failures > 0 && !last.empty() && last[0].state == RunState::failed) {
        run.position = last[0].position;
        run.anew = last[0].anew;
    }
    add_run(tx, run);
    tx.commit();
    return run;
}

bool Runner::has_work() {
    auto reader = services_.database.read();
    return !running(reader).empty() || !due(reader, services_.now()).empty();
}

void Runner::round(std::stop_token const& stop) {
    if (!has_work()) return;
    // One node fetches at a time; the others look again at their next round.
    auto const lease = leases::take(services_.database, services_.now, "connectors");
    if (!lease) return;
    std::stop_source either;
    std::stop_callback const told(stop, [&] { either.request_stop(); });
    std::stop_callback const lost(lease->lost(), [&] { either.request_stop(); });
    while (!either.stop_requested() && services_.now() >= resting_until_) {
        auto const run = next_run();
        if (!run) return;
        try {
            carry_out(*run, either.get_token());
        } catch (std::exception const& failure) { fail_here(*run, failure.what()); }
    }
}

/// A failure of our own making, such as a full disk, is told like the others. When not even that
/// can be written, we rest before the source is asked again.
void Runner::fail_here(Run run, std::string const& why) {
    try {
        {
            auto reader = services_.database.read();
            run = find_run(reader, run.id).value_or(run);
        }
        run.why = "connectors.failed_here";
        run.detail = why;
        finish(run, true, std::nullopt);
    } catch (std::exception const& failure) {
        resting_until_ = {services_.now().microseconds + rest.count() * 1'000'000};
        throw;
    }
}

std::optional<Connector> Runner::connector(ConnectorId id) {
    auto reader = services_.database.read();
    return find(reader, id);
}

void Runner::save(Run const& run) {
    auto tx = services_.database.begin();
    put_run(tx, run);
    tx.commit();
}

void Runner::carry_out(Run run, std::stop_token const& stop) {
    if (run.position == Position()) {  // What an interrupted beginning counted is read again.
        run.counts = {};
        run.rejected.clear();
    }
    Ended ended;
    bool failed = false;
    for (std::optional<Position> at = run.position; at && !failed && !stop.stop_requested();) {
        auto const connector = this->connector(run.connector);
        if (!connector || connector->state == State::removed) {
            ended = {"connectors.failed_removed", {}};
            failed = true;
            break;
        }
        if (at->address >= static_cast<std::int64_t>(connector->addresses.size())) break;
        run.position = *at;
        auto const step = take_step(*connector, run, stop);
        if (stop.stop_requested()) return;
        if (step) at = *step;
        else {
            ended = step.error();
            // One page that fails does not keep the others away.
            failed = connector->addresses.size() == 1;
            if (!failed) at = pass_over(*connector, run, ended);
        }
    }
    if (stop.stop_requested()) return;
    if (!failed && run.answers == 0 && !ended.why.empty()) {
        failed = true;
        run.position = {};
    }
    if (failed) {
        run.why = ended.why;
        run.detail = ended.detail;
    }
    finish(run, ended.may_pass, ended.asked_for);
}

/// Asks at the run's position and takes in what is answered: where to go on, nothing at the end.
std::expected<std::optional<Position>, Ended> Runner::take_step(Connector const& connector,
                                                                Run& run,
                                                                std::stop_token const& stop) {
    auto const key = connector.sealed_key.empty() ? std::optional<std::string>("")
                                                  : secrets::unseal(connector.sealed_key, secret_);
    if (!key) return std::unexpected(Ended{"connectors.failed_secret", {}});
    auto request = request_at(connector, run.position, *key, run.anew);
    request.stop = stop;
    files::Temporary file;
    auto const answer = client_.fetch(request, [&](std::string_view bytes) { file.append(bytes); });
    if (!answer) return std::unexpected(ended_by(answer.error()));
    if (auto refused = refusal(*answer, services_.now()))
        return std::unexpected(*std::move(refused));
    ++run.answers;
    run.bytes += static_cast<std::int64_t>(answer->bytes);
    return take_in(connector, run, request.address, *answer, file.bytes(), stop);
}

std::optional<Position> Runner::pass_over(Connector const& connector, Run& run,
                                          Ended const& ended) {
    ++run.counts.read;
    ++run.counts.rejected;
    if (run.rejected.size() < most_rejected) run.rejected.push_back({0, ended.why, ended.detail});
    return after(connector, run.position, {}, 0);
}

std::expected<std::optional<Position>, Ended> Runner::take_in(Connector const& connector, Run& run,
                                                              std::string const& asked,
                                                              outbound::Answer const& answer,
                                                              std::string_view bytes,
                                                              std::stop_token const& stop) {
    auto const before = run.counts;
    auto const sum = [&](ImportCounts const& counts) {
        return ImportCounts{before.read + counts.read, before.created + counts.created,
                            before.updated + counts.updated, before.unchanged + counts.unchanged,
                            before.rejected + counts.rejected};
    };
    if (!answer.unchanged()) {
        ImportOrder order{
            .source = connector.source,
            .sources = {.file_name = file_name_of(answer.address), .address = answer.address}};
        if (connector.source == "table")
            order.sources.mapping = pages::first_mapping(services_, connector.made_by, bytes);
        order.rejected = [&](Rejected const& rejected) {
            if (run.rejected.size() < most_rejected) run.rejected.push_back(rejected);
        };
        order.progress = [&](ImportCounts const& counts) {
            run.counts = sum(counts);
            save(run);
        };
        order.go_on = [&] { return !stop.stop_requested(); };
        auto const counts = import_file(services_, bytes, std::move(order));
        if (stop.stop_requested()) return std::nullopt;
        if (!counts) return std::unexpected(ended_by(counts.error()));
        run.counts = sum(*counts);
    }
    auto const next = after(connector, run.position, answer, run.counts.read - before.read);
    if (next) run.position = *next;
    keep(run, asked, answer);
    return next;
}

/// How far the run is, and by what its address tells the next time that it has not changed.
void Runner::keep(Run const& run, std::string const& asked, outbound::Answer const& answer) {
    auto tx = services_.database.begin();
    put_run(tx, run);
    auto const etag = answer.header("etag"), modified = answer.header("last-modified");
    auto connector = find(tx, run.connector);
    if (connector && !answer.unchanged() && (!etag.empty() || !modified.empty()) &&
        std::ranges::find(connector->addresses, asked) != connector->addresses.end()) {
        connector->seen[asked] = {std::string(etag), std::string(modified)};
        put(tx, *connector);
    }
    tx.commit();
}

void Runner::finish(Run& run, bool may_pass, std::optional<std::chrono::seconds> asked_for) {
    auto const now = services_.now();
    bool const failed = !run.why.empty();
    run.ended_at = now;
    run.state = failed                                   ? RunState::failed
                : run.counts.read == 0 && run.bytes == 0 ? RunState::unchanged
                                                         : RunState::done;
    auto tx = services_.database.begin();
    put_run(tx, run);
    if (auto connector = find(tx, run.connector)) {
        connector->failures = failed ? connector->failures + 1 : 0;
        connector->next_at = failed ? time_after_failure(connector->schedule, connector->failures,
                                                         may_pass, asked_for, now)
                                    : next_time(connector->schedule, now);
        if (!failed) connector->covered = basics::day_in_stockholm(run.started_at);
        put(tx, *connector);
    }
    tx.commit();
    if (failed)
        services_.log.write(
            logging::Level::warning, "connector_failed",
            {{"connector", run.connector.string()}, {"why", run.why}, {"detail", run.detail}});
}

}
