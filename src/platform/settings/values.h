// What each kind of text in the settings may be. Each function gives what is wrong, after the key's
// name ("is no …: write …"), or nothing.
#pragma once
#include <string>
#include <string_view>

namespace settings {

std::string wrong_name(std::string_view text);
std::string wrong_name_or_none(std::string_view text);
std::string wrong_web_address(std::string_view text);  ///< Empty is right.
std::string wrong_endpoint(std::string_view text);
std::string wrong_endpoint_or_none(std::string_view text);
std::string wrong_host(std::string_view text);
std::string wrong_host_or_none(std::string_view text);
std::string wrong_organisation_host(std::string_view text);
std::string wrong_network(std::string_view text);
std::string wrong_level(std::string_view text);
std::string wrong_email_or_none(std::string_view text);
std::string wrong_security(std::string_view text);
std::string wrong_user_or_none(std::string_view text);
std::string wrong_publisher_type(std::string_view text);
std::string wrong_database(std::string_view text);  ///< Empty is right.
std::string wrong_replica(std::string_view text);   ///< Empty is right.
std::string wrong_proxy(std::string_view text);     ///< Empty is right.
std::string wrong_scanner(std::string_view text);   ///< Empty is right.
std::string wrong_file(std::string_view text);      ///< Empty is right.

}
