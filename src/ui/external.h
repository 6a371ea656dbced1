/* SPDX-License-Identifier: MIT */
/* Copyright (c) 2026 the senderform authors */
#pragma once

/*
 * An answer in the person's own editor: $VISUAL, $EDITOR, editor, nano, vi.
 *
 * The text goes into a file in a private folder. What comes back is the new
 * answer, as one undo step; when the editor fails, the old answer stays and
 * the file is kept and named.
 */
#include <stddef.h>

struct ui;

void external_edit(struct ui *ui, size_t field);
