// Signing in by other services (OpenID Connect, code with PKCE): out with an attempt in the
// browser's own cookie, and back with a code.
#pragma once
#include <expected>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/request.h"
#include "platform/openid/signer.h"
#include "services/activity/activity.h"
#include "services/identities/asking.h"
#include "services/identities/attempt.h"
#include "services/identities/claims.h"
#include "services/identities/provider.h"
#include "services/members/allowance.h"
#include "services/members/members.h"

namespace identities {

struct Settings {
    std::function<std::string()> public_address;  ///< "https://samverk.example".
    std::string secret = {};   ///< Seals providers' secrets, and attempts in cookies.
    bool may_be_http = false;  ///< The operator has exempted networks of their own.
    openid::Signer signer;     ///< Our own key, for providers that know us by it.
};

/// So often may a network tell us in an hour that somebody has signed out elsewhere.
inline constexpr std::size_t sign_outs_an_hour = 6000;

/// Why somebody did not come in; each has a page that says what to do.
enum class Refusal : std::uint8_t {
    over,           ///< No attempt of this browser's, an old one, or one that has ended.
    cancelled,      ///< The person, or the provider, said no.
    unreachable,    ///< The provider does not answer.
    unusable,       ///< The provider, or how it was connected, has to be set right.
    distrusted,     ///< What came back cannot be believed.
    not_admitted,   ///< Nobody of ours, and none may be opened an account for.
    somebody_else,  ///< The way in is another account's.
    not_enough,     ///< Known, but less surely than what it was for asks.
    wait,           ///< Too many attempts from this network.
};
std::string_view name(Refusal refusal);

struct Refused {
    Refusal refusal = Refusal::over;
    std::string why = {};                 ///< For the log: no secrets, no people.
    std::optional<Attempt> attempt = {};  ///< What it was, where that is known.
};

/// What an attempt is for.
struct Wish {
    Purpose purpose = Purpose::sign_in;
    std::string next = {};
    std::string session = {};
    int level = 0;
    texts::Language language = texts::Language::sv;
};

/// Where the browser goes, and the cookie that it takes along.
struct Start {
    std::string address, cookie;
};

/// What comes back from a provider.
struct Return {
    ProviderId provider = {};
    http::Fields const& query;
    std::string_view cookie = {};
    members::MemberId member = {};  ///< Who is in, in this browser; empty: nobody.
    std::string_view session = {};
    members::Origin origin = {};
};

/// Somebody came in, or has shown who they are.
struct Finished {
    Attempt attempt = {};
    std::optional<members::NewSession> session = {};  ///< Unless they were in and stay so.
    bool is_new = false;                              ///< The account has just been opened.
    /// The address that the provider says is theirs, to be confirmed by letter; empty: none.
    std::string address = {};
    std::string offer = {};  ///< Of a way in that they have yet to say yes to; sealed.
};

/// What came of taking a way in away.
enum class Removal : std::uint8_t {
    done,
    gone,  ///< There is no such way in (any more).
    last,  ///< It is the only one, and stays.
};

/// Thread-safe.
class Identities {
public:
    Identities(db::Database& database, basics::Clock now, activity::Log& log,
               members::Members& members, outbound::Client client, Settings settings);

    /// The only address that a provider may send people back to.
    std::string redirect_uri(ProviderId const& provider) const;
    /// Where providers fetch the public half of our key, and what is there.
    std::string keys_address() const;
    std::string public_keys() const { return settings_.signer.public_keys(); }
    std::expected<Start, Refused> start(Provider const& provider, Wish const& wish,
                                        members::Origin const& origin);
    std::expected<Finished, Refused> finish(Return const& back);
    // Signing out there, and being signed out by them (leaving.cpp).

    /// The only address that a provider may send people back to who have signed out there.
    std::string signed_out_uri(ProviderId const& provider) const;
    /// Where a provider tells us that somebody has signed out.
    std::string sign_out_address(ProviderId const& provider) const;
    /// What the browser takes along, to sign out at the provider that the session came from; empty
    /// when it came from none. Asked before the session ends.
    std::string leaving(std::string_view session, texts::Language language);
    std::optional<Leaving> leaving_of(std::string_view cookie) const;
    /// Where one signs out at the provider; nothing when that cannot be done, or not now.
    std::optional<std::string> end_address(Leaving const& leaving);
    /// The provider's word that somebody has signed out: ends the sessions that it is about, once.
    /// How many.
    std::expected<std::size_t, Trouble> end_by(Provider const& provider, std::string_view token,
                                               members::Origin const& origin);

    /// The provider and who it is that an offer is of, for the member; nothing when it is over.
    std::optional<Offer> offered(std::string_view offer, members::MemberId const& member) const;
    /// False when the offer is over, or somebody else's way in already.
    bool join(std::string_view offer, members::MemberId const& member);
    /// `others`: how many ways in the member has besides those by providers.
    Removal remove(members::MemberId const& member, IdentityId const& id, std::size_t others);

    // Administering. Whether the actor may is the caller's to check.

    /// With the id that it has, or else a new one.
    ProviderId add(Provider provider, std::string_view secret, members::MemberId const& actor);
    /// False when somebody else changed it meanwhile. An empty secret: the one there is stays; a
    /// new issuer never gets the old one's.
    bool change(Provider provider, std::string_view secret, members::MemberId const& actor);
    void set_state(Provider provider, State state, members::MemberId const& actor);
    /// How surely people must be known for what concerns the organisation, by action.
    void set_levels(organisations::OrganisationId const& organisation,
                    std::span<std::pair<std::string_view, int> const> levels,
                    members::MemberId const& actor);
    /// Reads what the provider says of itself, and its keys: how many we can use.
    std::expected<std::size_t, Trouble> try_out(Provider const& provider);
    /// What speaks against an issuer's address: the name of the reason.
    std::optional<std::string> refused(std::string const& address) const;

private:
    std::expected<Attempt, Refused> attempt_of(Return const& back) const;
    std::string assertion_for(Provider const& provider) const;
    members::Vouched vouched_by(Provider const& provider, Said const& said, std::int64_t now) const;
    std::expected<Said, Refused> asked(Provider const& provider, Attempt const& attempt,
                                       Return const& back);
    std::expected<Finished, Refused> signed_in(Provider const& provider, Attempt const& attempt,
                                               Said const& said, Return const& back);
    std::expected<Finished, Refused> joined(Provider const& provider, Attempt const& attempt,
                                            Said const& said, Return const& back);
    std::expected<Finished, Refused> confirmed(Attempt const& attempt, Said const& said,
                                               Return const& back);
    std::string address_for(openid::Metadata const& metadata, Provider const& provider,
                            Attempt const& attempt) const;
    /// A new account with this as its way in.
    Identity opened_for(db::Transaction& tx, Provider const& provider, Attempt const& attempt,
                        Said const& said);
    bool may_open(db::Reader& reader, Provider const& provider,
                  std::optional<std::string> const& address);
    void record(db::Transaction& tx, std::string action, Provider const& provider,
                members::MemberId const& actor);

    db::Database& database_;
    basics::Clock now_;
    activity::Log& log_;
    members::Members& members_;
    Asking asking_;
    Settings settings_;
    members::Allowance starts_, sign_outs_{sign_outs_an_hour};
};

}
