// Forms and lists of lines, as pure functions.
#include <algorithm>
#include <expected>

#include "platform/basics/text.h"
#include "platform/json/value.h"
#include "services/identities/provider.h"

namespace identities {

namespace {

constexpr std::array<std::string_view, 3> admits_names = {"invited", "domains", "everybody"};
constexpr std::array<std::string_view, 2> proof_names = {"secret", "key"};
constexpr std::size_t longest_name = 60, longest_line = 200, most_lines = 50;

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = basics::trimmed(text.substr(0, end));
        if (!line.empty()) lines.emplace_back(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// "urn:example:loa3 = 3" in two, at the last sign: names of levels may hold one.
std::optional<std::pair<std::string, std::string>> halves(std::string_view line) {
    auto const at = line.rfind('=');
    if (at == line.npos || line.size() > longest_line) return std::nullopt;
    auto const left = basics::trimmed(line.substr(0, at));
    auto const right = basics::trimmed(line.substr(at + 1));
    if (left.empty() || right.empty()) return std::nullopt;
    return std::pair(std::string(left), std::string(right));
}

bool is_plain(std::string_view text, std::size_t most) {
    return !text.empty() && text.size() <= most &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

/// What is asked for goes into an address and comes back as words between blanks.
bool is_scope(std::string_view text) {
    return text.size() <= 300 && (" " + std::string(text) + " ").contains(" openid ") &&
           std::ranges::all_of(
               text, [](char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; });
}

bool is_domain(std::string_view text) {
    return is_plain(text, 253) && text.contains('.') && !text.starts_with('.') &&
           !text.ends_with('.') && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
           });
}

bool is_issuer(std::string_view text) {
    return is_plain(text, 500) && (text.starts_with("https://") || text.starts_with("http://")) &&
           text.find_first_of("?#@") == text.npos;
}

/// The roles that a provider may give: of an organisation in that one, nationally the leader's.
bool may_give(permissions::Role role, bool is_national) {
    using enum permissions::Role;
    return is_national ? role == process_leader : role == contributor || role == coordinator;
}

std::optional<std::vector<Level>> levels_in(std::string_view text) {
    std::vector<Level> levels;
    for (auto const& line : lines_of(text)) {
        auto const both = halves(line);
        bool const is_level = both && both->second.size() == 1 && both->second[0] >= '1' &&
                              both->second[0] <= '4' && !both->first.contains(' ');
        if (!is_level || levels.size() == most_lines) return std::nullopt;
        levels.push_back({both->first, both->second[0] - '0'});
    }
    return levels;
}

std::optional<std::vector<GroupRole>> group_roles_in(std::string_view text, bool is_national) {
    std::vector<GroupRole> roles;
    for (auto const& line : lines_of(text)) {
        auto const both = halves(line);
        auto const role = both ? permissions::parse_role(both->second) : std::nullopt;
        if (!role || !may_give(*role, is_national) || roles.size() == most_lines)
            return std::nullopt;
        roles.push_back({both->first, *role});
    }
    return roles;
}

std::optional<std::vector<std::string>> domains_in(std::string_view text) {
    std::vector<std::string> domains;
    for (auto const& line : lines_of(text)) {
        auto domain = basics::folded(line);
        if (domain.starts_with('@')) domain.erase(0, 1);
        if (!is_domain(domain) || domains.size() == most_lines) return std::nullopt;
        domains.push_back(std::move(domain));
    }
    return domains;
}

void check_names(Draft const& draft, Provider& made, basics::Problems& problems) {
    for (std::size_t i = 0; i < made.names.size(); ++i) {
        auto const field = "name_" + std::string(texts::code(texts::languages[i]));
        made.names[i] = basics::one_line(basics::trimmed(draft.names[i]));
        if (made.names[i].empty()) problems.push_back({field, "identities.name_missing"});
        else if (basics::length(made.names[i]) > longest_name)
            problems.push_back({field, "identities.name_long"});
    }
}

}

std::string_view name(Admits admits) { return admits_names[static_cast<std::size_t>(admits)]; }

std::optional<Admits> parse_admits(std::string_view name) {
    auto const found = std::ranges::find(admits_names, name);
    if (found == admits_names.end()) return std::nullopt;
    return static_cast<Admits>(found - admits_names.begin());
}

std::string_view name(Proof proof) { return proof_names[static_cast<std::size_t>(proof)]; }

std::optional<Proof> parse_proof(std::string_view name) {
    auto const found = std::ranges::find(proof_names, name);
    if (found == proof_names.end()) return std::nullopt;
    return static_cast<Proof>(found - proof_names.begin());
}

std::string const& Provider::name_in(texts::Language language) const {
    auto const found = std::ranges::find(texts::languages, language);
    return names[static_cast<std::size_t>(found - std::begin(texts::languages))];
}

int Provider::level_of(std::string_view acr) const {
    auto const found = std::ranges::find(levels, acr, &Level::acr);
    return acr.empty() || found == levels.end() ? 1 : found->level;
}

std::vector<std::string> Provider::acrs_for(int level) const {
    std::vector<Level> enough;
    for (auto const& one : levels)
        if (one.level >= level) enough.push_back(one);
    // The least that is enough first: nobody is asked for more than they need.
    std::ranges::stable_sort(enough, {}, &Level::level);
    std::vector<std::string> acrs;
    for (auto& one : enough) acrs.push_back(std::move(one.acr));
    return acrs;
}

Draft draft_of(Provider const& provider) {
    Draft draft{.issuer = provider.issuer,
                .client_id = provider.client_id,
                .secret = {},
                .names = provider.names,
                .scope = provider.scope,
                .levels = {},
                .groups_claim = provider.groups_claim,
                .group_roles = {},
                .admits = std::string(name(provider.admits)),
                .domains = {},
                .proof = std::string(name(provider.proof))};
    for (auto const& one : provider.levels)
        draft.levels += one.acr + " = " + std::to_string(one.level) + "\n";
    for (auto const& one : provider.group_roles)
        draft.group_roles += one.group + " = " + std::string(permissions::name(one.role)) + "\n";
    for (auto const& one : provider.domains) draft.domains += one + "\n";
    return draft;
}

Draft new_draft() { return {.scope = "openid profile email", .admits = "invited"}; }

std::expected<Provider, basics::Problems> check(Draft const& draft, bool is_national) {
    basics::Problems problems;
    Provider made;
    made.issuer = draft.issuer;
    if (!is_issuer(made.issuer)) problems.push_back({"issuer", "identities.issuer_wrong"});
    made.client_id = draft.client_id;
    if (!is_plain(made.client_id, 255))
        problems.push_back({"client_id", "identities.client_id_wrong"});
    if (!draft.secret.empty() && !is_plain(draft.secret, 500))
        problems.push_back({"secret", "identities.secret_wrong"});
    if (auto const proof = parse_proof(draft.proof)) made.proof = *proof;
    else problems.push_back({"proof", "identities.proof_missing"});
    check_names(draft, made, problems);
    made.scope = draft.scope;
    if (!is_scope(made.scope)) problems.push_back({"scope", "identities.scope_wrong"});
    if (auto levels = levels_in(draft.levels)) made.levels = *std::move(levels);
    else problems.push_back({"levels", "identities.levels_wrong"});
    made.groups_claim = draft.groups_claim;
    if (!made.groups_claim.empty() && !is_plain(made.groups_claim, 100))
        problems.push_back({"groups_claim", "identities.groups_claim_wrong"});
    if (auto roles = group_roles_in(draft.group_roles, is_national))
        made.group_roles = *std::move(roles);
    else
        problems.push_back({"group_roles", is_national ? "identities.group_roles_wrong_national"
                                                       : "identities.group_roles_wrong"});
    if (!made.group_roles.empty() && made.groups_claim.empty())
        problems.push_back({"groups_claim", "identities.groups_claim_missing"});
    auto const admits = parse_admits(draft.admits);
    if (admits) made.admits = *admits;
    else problems.push_back({"admits", "identities.admits_missing"});
    if (auto domains = domains_in(draft.domains)) made.domains = *std::move(domains);
    else problems.push_back({"domains", "identities.domains_wrong"});
    if (admits == Admits::domains && made.domains.empty())
        problems.push_back({"domains", "identities.domains_missing"});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return made;
}

}
