/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * Reads what this machine says about itself: addresses, names, the settings
 * of its mail server and of its DKIM signer.
 *
 * Runs in a process of its own, which never touches the network and reads
 * nothing that strangers wrote, as the user who started the program: settings
 * may be root's alone. Whoever reads the report is locked in.
 */

#define HOST_READER_SECONDS 7 /* for everything; then it is killed */

/* Writes fact lines to fd until all is said. */
void host_reader(int fd);
