// New secrets for what is kept sealed: the keys of second steps, of sources and of services that
// people sign in by.
#pragma once
#include "app/program/place.h"

namespace commands {

/// Makes new secrets and seals everything anew with them, in one transaction. No server may hold
/// the folder. Broken off at any point it is done again by the same command, and servers do not
/// start until it is. Says how much was sealed anew; 1 when something could not be opened (it stays
/// as it is, and is good for nothing).
int renew_secrets(program::Place const& place);

}
