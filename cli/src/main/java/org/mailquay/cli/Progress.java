package org.mailquay.cli;

import org.mailquay.smtp.Stage;
import org.mailquay.transport.StageEvent;
import org.mailquay.transport.StageFinding.ContentSent;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.StageStatus;

/** Shows how much of a large mail was sent: a line that changes, or one for each quarter. */
final class Progress implements StageObserver {

  private static final long LARGE = 1 << 20;
  private static final int QUARTER = 25;

  private final Page page;
  private final boolean live;
  private int shownPercent;

  Progress(Page page, boolean live) {
    this.page = page;
    this.live = live;
  }

  @Override
  public void onStage(StageEvent event) {
    if (event.stage() != Stage.MESSAGE) {
      return;
    }
    if (event.status() == StageStatus.PROGRESS) {
      event.finding(ContentSent.class).ifPresent(this::show);
    } else if (live && shownPercent > 0) {
      page.terminal().part("\r" + " ".repeat(60) + "\r");
      shownPercent = 0;
    }
  }

  private void show(ContentSent sent) {
    long total = sent.total().orElse(0);
    if (total < LARGE) {
      return;
    }
    int percent = (int) (100 * sent.octets() / total);
    int step = live ? 1 : QUARTER;
    if (percent / step > shownPercent / step) {
      shownPercent = percent;
      print(percent / step * step, total);
    }
  }

  private void print(int percent, long total) {
    String text =
        page.say(Phrase.SENDING)
            + String.format(page.locale(), " %3d %% / %.1f MB", percent, total / 1e6);
    if (live) {
      page.terminal().part("\r" + text);
    } else {
      page.terminal().error(text);
    }
  }
}
