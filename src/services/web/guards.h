// Rules that every request meets before its handler: pure functions.
#pragma once
#include <string>
#include <string_view>

#include "platform/http/request.h"
#include "platform/http/response.h"

namespace web {

/// Whether an unsafe request comes from our own pages: the browser says same-origin, or (older
/// browsers) the Origin is the host itself. `host` is the request's Host.
bool is_from_our_pages(http::Request const& request);

/// Whether a mail program ends letters for its reader: a POST to /one-click/…, whose address is the
/// proof, with just the field of RFC 8058.
bool is_one_click(http::Request const& request);

/// Whether a service that people sign in by tells us that somebody has signed out there: a POST to
/// /sign-out/from/…, whose token is signed by the service.
bool is_provider_sign_out(http::Request const& request);

/// Whether the form carries the token of this visit. Takes equally long for any wrong token.
bool has_form_token(http::Request const& request, std::string_view expected);

/// Whether the client came to the proxy by http, though people use https here (`secure`).
bool came_by_http(http::Request const& request, bool secure);
/// What somebody who came by http gets: for a page the way to the same by https at `address`
/// ("https://samverk.example"); 403 for programs, which would otherwise go on telling their keys to
/// everybody on the way, and for what is sent.
http::Response over_to_https(http::Request const& request, std::string const& address);

/// Adds the headers that every reply has: content policy, no sniffing, referrer, isolation, HSTS
/// when secure. Pages may also show pictures from `files_address`, when files have one of their
/// own.
void add_security_headers(http::Response& response, bool secure,
                          std::string_view files_address = {});

/// The content policy of our pages.
extern std::string_view const page_policy;

}
