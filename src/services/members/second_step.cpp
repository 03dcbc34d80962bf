// The second step of signing in: codes of an authenticator program, and recovery codes for a lost
// phone.
#include "platform/secrets/totp.h"
#include "services/members/letter_store.h"
#include "services/members/parts.h"
#include "services/members/session_store.h"
#include "services/members/store.h"

namespace members {

namespace {

namespace totp = secrets::totp;

constexpr std::int64_t second = 1'000'000, hour = 3600 * second, confirmed_for = hour / 4;
constexpr int recovery_codes = 10;
/// Letters and digits that are not mistaken for each other.
constexpr std::string_view code_letters = "23456789abcdefghjkmnpqrstuvwxyz";

std::int64_t step_at(basics::Time now) { return totp::step_at(now.microseconds / second); }

/// "kq7m-2xrt-9f4b-hn3c": 79 bits.
std::string new_recovery_code() {
    std::string code;
    // A byte for each letter, those that would make some letters likelier thrown away.
    constexpr unsigned fair = 256 - 256 % code_letters.size();
    while (code.size() < 19) {
        for (char c : totp::new_key()) {
            auto const byte = static_cast<unsigned char>(c);
            if (byte >= fair || code.size() >= 19) continue;
            code += code_letters[byte % code_letters.size()];
            if (code.size() % 5 == 4 && code.size() < 19) code += '-';
        }
    }
    return code;
}

/// What is stored of a recovery code, however it is typed: in any case, with any spaces and
/// hyphens.
std::string recovery_hash(std::string_view typed) {
    std::string plain;
    for (char c : typed)
        if (c != '-' && c != ' ') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return secrets::hash("recovery " + plain);
}

bool is_authenticator_code(std::string_view typed) {
    std::size_t digits = 0;
    for (char c : typed) {
        if (c >= '0' && c <= '9') ++digits;
        else if (c != ' ') return false;
    }
    return digits == totp::code_length;
}

}

std::expected<std::string_view, Refusal> Members::Parts::check_code(MemberId const& member,
                                                                    std::string_view typed,
                                                                    Origin const& origin) {
    auto const account = "code " + member.string(), network = network_of(origin.address);
    if (!attempts.begin(account, network, now())) return std::unexpected(Refusal::wait);
    std::string_view by;
    {
        auto tx = database.begin();
        auto const row = store::second_step(tx, member);
        auto const key = row ? secrets::unseal(row->sealed_key, settings.seal_secret)
                             : std::optional<std::string>();
        if (is_authenticator_code(typed)) {
            auto const step = key ? totp::step_of(*key, typed, step_at(now()), row->last_step)
                                  : std::optional<std::int64_t>();
            if (step && store::use_step(tx, member, *step)) by = "code";
        } else if (row && store::use_recovery_code(tx, member, recovery_hash(typed), now())) {
            by = "recovery";
            record(tx, "members.recovery_code_used", member, member);
            tell(tx, member, "members.mail_recovery_",
                 {{"count", store::recovery_codes_left(tx, member)}});
        }
        if (!by.empty()) tx.commit();
    }
    if (by.empty()) return std::unexpected(Refusal::wrong);
    attempts.succeeded(account, network);
    return by;
}

std::vector<std::string> Members::Parts::make_recovery_codes(db::Transaction& tx,
                                                             MemberId const& member) {
    store::remove_recovery_codes(tx, member);
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_codes; ++i) {
        codes.push_back(new_recovery_code());
        store::add_recovery_code(tx, member, recovery_hash(codes.back()));
    }
    return codes;
}

std::optional<MemberId> Members::waiting_for_code(std::string_view cookie_value) {
    if (cookie_value.size() != secrets::secret_length) return std::nullopt;
    auto const known = parts_->known_session(secrets::hash(cookie_value));
    constexpr std::int64_t patience = hour / 6;
    bool const waits = known && known->waits &&
                       parts_->now().microseconds - known->started_at.microseconds < patience;
    return waits ? std::optional(known->who.viewer.member) : std::nullopt;
}

std::expected<NewSession, Refusal> Members::give_code(std::string_view cookie_value,
                                                      std::string_view code, Origin const& origin) {
    auto const member = waiting_for_code(cookie_value);
    if (!member) return std::unexpected(Refusal::wrong);
    auto const by = parts_->check_code(*member, code, origin);
    if (!by) return std::unexpected(by.error());
    auto const hash = secrets::hash(cookie_value);
    auto const before = parts_->known_session(hash);
    auto tx = parts_->database.begin();
    store::remove_session(tx, hash);
    auto shown = before ? before->shown : Shown();
    shown.factor = *by;
    auto session = parts_->begin_session(tx, *member, origin, shown);
    tx.after_commit([this, hash] { parts_->sessions.forget(hash); });
    tx.commit();
    return session;
}

SecondStep Members::second_step(MemberId const& member) {
    auto reader = parts_->database.read();
    auto const row = store::second_step(reader, member);
    if (!row) return {};
    return {true, row->turned_on_at, store::recovery_codes_left(reader, member)};
}

SecondStepOffer Members::offer_second_step(MemberId const& member) {
    auto const found = find(member);
    auto const key = totp::new_key();
    auto const until = std::to_string(parts_->now().microseconds + hour);
    return {.sealed = secrets::seal(member.string() + " " + until + " " + key,
                                    parts_->settings.seal_secret),
            .key = totp::base32(key),
            .address = totp::address(key, parts_->settings.site_name, found ? found->email : "")};
}

std::expected<SecondStepTaken, basics::Problems> Members::turn_on_second_step(
    MemberId const& member, std::string_view session_hash, std::string_view sealed,
    std::string_view code, Origin const& origin) {
    auto const refused = [](char const* why) {
        return std::unexpected(basics::Problems{{"code", why}});
    };
    auto const account = "code " + member.string(), network = network_of(origin.address);
    if (!parts_->attempts.begin(account, network, parts_->now()))
        return refused("members.password_wait");
    auto const opened = secrets::unseal(sealed, parts_->settings.seal_secret).value_or("");
    auto const id = member.string() + " ";
    auto const blank = opened.find(' ', id.size());
    if (!opened.starts_with(id) || blank == opened.npos ||
        std::stoll(opened.substr(id.size(), blank - id.size())) < parts_->now().microseconds)
        return refused("members.second_step_old");
    auto const key = opened.substr(blank + 1);
    auto const step = totp::step_of(key, code, step_at(parts_->now()), 0);
    if (!step) return refused("members.code_wrong");
    parts_->attempts.succeeded(account, network);
    auto const before = parts_->known_session(session_hash);
    auto tx = parts_->database.begin();
    store::set_second_step(tx, member,
                           {.sealed_key = secrets::seal(key, parts_->settings.seal_secret),
                            .turned_on_at = parts_->now(),
                            .last_step = *step});
    SecondStepTaken taken{.session = {}, .recovery_codes = parts_->make_recovery_codes(tx, member)};
    parts_->end_sessions(tx, member);
    auto shown = before ? before->shown : Shown();
    shown.factor = "code";
    taken.session = parts_->begin_session(tx, member, origin, shown);
    parts_->record(tx, "members.second_step_on", member, member);
    parts_->tell(tx, member, "members.mail_second_step_on_");
    tx.commit();
    return taken;
}

std::vector<std::string> Members::new_recovery_codes(MemberId const& member) {
    auto tx = parts_->database.begin();
    auto codes = parts_->make_recovery_codes(tx, member);
    parts_->record(tx, "members.recovery_codes_made", member, member);
    parts_->tell(tx, member, "members.mail_codes_");
    tx.commit();
    return codes;
}

bool Members::turn_off_second_step(MemberId const& member, MemberId const& actor,
                                   std::string_view session_hash) {
    auto tx = parts_->database.begin();
    if (!store::remove_second_step(tx, member)) return false;
    store::remove_recovery_codes(tx, member);
    parts_->end_sessions(tx, member, session_hash);
    parts_->record(tx, "members.second_step_off", actor, member);
    auto const by = store::name(tx, actor).value_or("");
    if (actor == member) parts_->tell(tx, member, "members.mail_second_step_off_");
    else parts_->tell(tx, member, "members.mail_second_step_reset_", {{"name", by}});
    tx.commit();
    return true;
}

bool Members::is_confirmed(std::string_view session_hash) {
    auto const known = parts_->known_session(session_hash);
    return known && parts_->now().microseconds - known->confirmed_at.microseconds < confirmed_for;
}

std::expected<void, Refusal> Members::confirm(MemberId const& member, std::string_view session_hash,
                                              std::string_view password_or_code,
                                              Origin const& origin) {
    if (second_step(member).is_on) {
        auto const by = parts_->check_code(member, password_or_code, origin);
        if (!by) return std::unexpected(by.error());
    } else {
        auto const right = parts_->check_own_password(member, password_or_code, origin);
        if (!right) return std::unexpected(right.error());
    }
    auto tx = parts_->database.begin();
    store::set_confirmed(tx, session_hash, parts_->now());
    tx.after_commit([this, hash = std::string(session_hash)] { parts_->sessions.forget(hash); });
    tx.commit();
    return {};
}

}
