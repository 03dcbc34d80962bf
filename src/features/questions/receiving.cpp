// One message after the other, each in a transaction of its own.
#include "features/questions/receiving.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "features/questions/reply.h"
#include "platform/basics/text.h"
#include "platform/logging/log.h"
#include "platform/secrets/secrets.h"
#include "platform/settings/settings.h"
#include "services/leases/leases.h"
#include "services/members/members.h"

namespace questions {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 8> outcome_names = {
    "answered", "kept", "again", "machine", "nobody", "empty", "unreadable", "flood"};
/// What waits is looked for so often.
constexpr std::int64_t between_digests = 10LL * 60 * 1'000'000;
constexpr std::size_t most_in_a_round = 500, most_organisations = 1000, most_in_a_letter = 30;

/// Whether the writer is the one whom the letter went to, or somebody of the organisation.
struct Writer {
    bool is_right = false;
    members::MemberId member = {};
};

Writer writer_of(web::Services& services, ReplyWay const& way, std::string const& from) {
    auto const member = from.empty() ? std::nullopt : services.members.find_by_email(from);
    bool const is_addressee = !from.empty() && basics::folded(from) == basics::folded(way.address);
    bool const is_there =
        member && permissions::may_in_part(services.members.viewer(member->id),
                                           permissions::Permission::contribute, way.organisation);
    return {is_addressee || is_there, is_there ? member->id : members::MemberId()};
}

std::vector<fs::path> waiting_in(fs::path const& folder) {
    std::vector<fs::path> files;
    for (auto const* part : {"new", "cur"}) {
        std::error_code problem;
        for (fs::directory_iterator at(folder / part, problem), end; !problem && at != end;
             at.increment(problem))
            if (at->is_regular_file() && files.size() < most_in_a_round)
                files.push_back(at->path());
    }
    std::ranges::sort(files);
    return files;
}

}

std::string_view name(Outcome outcome) { return outcome_names[static_cast<std::size_t>(outcome)]; }

bool is_set_aside(Outcome outcome) { return outcome >= Outcome::nobody; }

Receiving::Receiving(web::Services& services, ReadMail read)
    : services_(services), read_(std::move(read)) {
    if (!read_)
        read_ = [](std::string_view bytes) {
            return mime::read(bytes, {.command = {"/proc/self/exe", "read-mail"}});
        };
}

Outcome Receiving::take(std::string_view bytes) {
    auto const mail = read_(bytes);
    if (!mail) return Outcome::unreadable;
    // A list may have sent on what a person wrote: whoever asked looks at it.
    if (mail->machine != mime::Machine::no && mail->machine != mime::Machine::list)
        return Outcome::machine;
    return store(*mail, bytes);
}

Outcome Receiving::store(mime::Mail const& mail, std::string_view bytes) {
    auto const now = services_.now();
    auto tx = services_.database.begin();
    std::optional<ReplyWay> way;
    std::string secret;
    for (auto const& one : reply_secrets(services_, mail.to)) {
        secret = one;
        if ((way = reply_way(tx, secret))) break;
    }
    auto const question = way ? find(tx, way->question) : std::nullopt;
    if (!question) return Outcome::nobody;
    auto const id = mail.id.empty() ? secrets::hash(bytes) : mail.id;
    if (!take_message(tx, secrets::hash(secret + "\n" + id), question->id, now))
        return Outcome::again;
    auto const words = basics::shortened(own_words(mail.text), longest_words);
    if (words.empty()) return Outcome::empty;
    if (!from_one_.take(secret, now)) return Outcome::flood;
    auto const writer = writer_of(services_, *way, mail.from);
    bool const is_seen = writer.is_right && mail.machine == mime::Machine::no &&
                         !question->is_closed && !question->is_hidden;
    auto const shown =
        answer(tx, {services_.activity, now, writer.member}, *question,
               {.organisation = way->organisation,
                .by = writer.member,
                .name = writer.member.empty() ? basics::shortened(mail.from_name, longest_answerer)
                                              : std::string(),
                .address = mail.from,
                .words = words,
                .way = Way::mail,
                .standing = is_seen ? Standing::shown : Standing::kept,
                .files = mail.files});
    tell_asker(services_, tx, shown, is_seen ? "answered" : "kept", way->organisation,
               writer.member);
    tx.commit();
    return is_seen ? Outcome::answered : Outcome::kept;
}

std::size_t Receiving::take_folder(std::string const& folder) {
    std::size_t taken = 0;
    for (auto const& file : waiting_in(folder)) {
        std::error_code problem;
        auto outcome = Outcome::unreadable;
        if (fs::file_size(file, problem) <= mime::most_bytes && !problem) {
            std::ifstream in(file, std::ios::binary);
            std::string const bytes{std::istreambuf_iterator<char>(in), {}};
            outcome = take(bytes);
        }
        ++taken;
        services_.log.write(is_set_aside(outcome) ? logging::Level::warning : logging::Level::info,
                            "mail_reply_" + std::string(name(outcome)), {});
        if (!is_set_aside(outcome)) {
            fs::remove(file, problem);
            continue;
        }
        auto const aside = fs::path(services_.data_folder) / replies_folder / "aside";
        fs::create_directories(aside, problem);
        fs::rename(file, aside / file.filename(), problem);
        // Another disk: a copy first, then it may go.
        if (problem && fs::copy_file(file, aside / file.filename(),
                                     fs::copy_options::overwrite_existing, problem))
            fs::remove(file, problem);
    }
    return taken;
}

std::size_t Receiving::send_digests() {
    auto const now = services_.now();
    std::vector<OrganisationId> organisations;
    {
        auto reader = services_.database.read();
        organisations = untold(reader, most_organisations);
    }
    if (organisations.empty()) return 0;
    auto const lease = leases::take(services_.database, services_.now, "question_letters");
    if (!lease) return 0;
    std::size_t told = 0;
    for (auto const& one : organisations) {
        auto tx = services_.database.begin();
        auto const last = last_told(tx, one);
        auto const since = last ? std::optional(now.microseconds - last->microseconds)
                                : std::optional<std::int64_t>();
        // A letter that goes out each day for what is new holds up nothing that waits.
        auto const today = letters_since(tx, one, {now.microseconds - 24LL * 60 * 60 * 1'000'000});
        auto const digest = digest_of(tx, one);
        if (!is_digest_due(digest, since) && !is_told_now(digest, today)) continue;
        tell_waiting(services_, tx, one, untold_questions(tx, one, most_in_a_letter));
        tx.commit();
        ++told;
    }
    return told;
}

void Receiving::round() {
    take_folder((fs::path(services_.data_folder) / replies_folder).string());
    if (auto const& more = services_.settings.mail.replies_folder; !more.empty()) take_folder(more);
    if (services_.now() < next_digest_) return;
    send_digests();
    next_digest_ = {services_.now().microseconds + between_digests};
}

std::shared_ptr<void> Receiving::begin_work() {
    rounds_ = std::make_unique<jobs::Rounds>(
        std::chrono::seconds(5), [this](std::stop_token const&) { round(); },
        [this](std::string const& why) {
            services_.log.write(logging::Level::error, "taking_replies_failed", {{"why", why}});
        });
    return {this, [this](void*) { rounds_.reset(); }};
}

}
