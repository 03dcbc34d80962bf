// Replies by mail: out of a Maildir into answers. A message is removed when its answer is on disk,
// and the same message twice is one answer, so nothing is lost and nothing doubled by a crash.
#pragma once
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "features/questions/letters.h"
#include "platform/jobs/rounds.h"
#include "platform/mime/mime.h"
#include "services/members/allowance.h"

namespace questions {

/// What became of a message.
///   answered   it is an answer that is seen
///   kept       it waits for who asked: it came from another address, or by a list, or the question is
///              closed
///   again      it was taken in before
///   machine    nobody wrote it: a holiday's answer, a bounce
///   nobody     it carries no address of ours: set aside
///   empty      nothing in it is the writer's own: set aside
///   unreadable it could not be read: set aside
///   flood      too many from one address: set aside
enum class Outcome : std::uint8_t {
    answered,
    kept,
    again,
    machine,
    nobody,
    empty,
    unreadable,
    flood
};
std::string_view name(Outcome outcome);
/// Whether the operator is to look at it: it is moved, not removed.
bool is_set_aside(Outcome outcome);

using ReadMail = std::function<std::expected<mime::Mail, mime::Failure>(std::string_view bytes)>;

/// Below the data folder: new/ has what waits, aside/ what the operator is to look at.
inline constexpr std::string_view replies_folder = "replies";

/// Takes replies in, and tells those of what waited for their digest. Lives as long as the site.
class Receiving {
public:
    /// By default messages are read by a process of their own.
    explicit Receiving(web::Services& services, ReadMail read = {});

    /// Takes one message in. Stores and records in a transaction of its own.
    Outcome take(std::string_view bytes);
    /// Every message of the folder (new/ and cur/). How many were taken in, whatever became of
    /// them.
    std::size_t take_folder(std::string const& folder);
    /// Both folders, and the letters that waited.
    void round();
    /// Organisations get what waited for them, as they want it. How many.
    std::size_t send_digests();

    std::shared_ptr<void> begin_work();

private:
    Outcome store(mime::Mail const& mail, std::string_view bytes);

    web::Services& services_;
    ReadMail read_;
    members::Allowance from_one_{20};
    basics::Time next_digest_ = {};
    std::unique_ptr<jobs::Rounds> rounds_;
};

}
