package org.entrepot.returns.rma;

import jakarta.enterprise.context.ApplicationScoped;
import org.entrepot.kit.problem.BrokenRule;
import org.entrepot.returns.carrier.LabelSheet;
import org.entrepot.returns.carrier.ReturnLabel;

/** The sheet for the parcel, drawn anew each time from what was agreed. */
@ApplicationScoped
class PrintLabel {

    private final LabelSheet sheet;
    private final Deadlines deadlines;

    PrintLabel(LabelSheet sheet, Deadlines deadlines) {
        this.sheet = sheet;
        this.deadlines = deadlines;
    }

    byte[] forReturn(Return goods) {
        var papers = goods.papers();
        var mayBeSent = goods.state() == ReturnState.APPROVED || goods.state() == ReturnState.IN_TRANSIT;
        if (!mayBeSent || !papers.hasLabel()) throw new NoLabel();
        var label = new ReturnLabel(papers.carrier(), papers.trackingNumber());
        return sheet.of(papers.rmaNumber(), label, deadlines.day(papers.sendBy()));
    }

    /** There is nothing to stick on a parcel that is not approved, or not to be sent any more. */
    static final class NoLabel extends BrokenRule {
        NoLabel() {
            super(409, "no-label", "There is a label only while the goods may be sent.");
        }
    }
}
